"""Emoji by their codes, `:tada:`, where the site lists the plugin jemoji (github.com/jekyll/jemoji).

The codes are GitHub's; those that blogs write are here. Any other stays text, as does everything in code. jemoji puts a
picture from GitHub's servers there; here it is the character itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

_TABLE = """
smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 sweat_smile 😅 joy 😂 rofl 🤣 blush 😊 innocent 😇
slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 relieved 😌 heart_eyes 😍 kissing_heart 😘 yum 😋
stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 hugs 🤗 thinking 🤔 raised_eyebrow 🤨 neutral_face 😐
expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 roll_eyes 🙄 grimacing 😬 pensive 😔 sleepy 😪 sleeping 😴
mask 😷 dizzy_face 😵 exploding_head 🤯 sunglasses 😎 nerd_face 🤓 confused 😕 worried 😟 open_mouth 😮 hushed 😯
astonished 😲 flushed 😳 fearful 😨 cold_sweat 😰 cry 😢 sob 😭 scream 😱 disappointed 😞 sweat 😓 weary 😩
tired_face 😫 angry 😠 rage 😡 skull 💀 poop 💩 hankey 💩 ghost 👻 alien 👽 robot 🤖 see_no_evil 🙈
hear_no_evil 🙉 speak_no_evil 🙊 kiss 💋 love_letter 💌 heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚
blue_heart 💙 purple_heart 💜 black_heart 🖤 broken_heart 💔 two_hearts 💕 sparkling_heart 💖 heartpulse 💗 100 💯
anger 💢 boom 💥 collision 💥 dizzy 💫 sweat_drops 💦 dash 💨 speech_balloon 💬 thought_balloon 💭 zzz 💤 wave 👋
raised_hand ✋ ok_hand 👌 v ✌️ crossed_fingers 🤞 point_left 👈 point_right 👉 point_up_2 👆 point_down 👇
point_up ☝️ +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 fist ✊ facepunch 👊 punch 👊 clap 👏 raised_hands 🙌
open_hands 👐 handshake 🤝 pray 🙏 writing_hand ✍️ muscle 💪 ear 👂 eyes 👀 eye 👁️ brain 🧠 baby 👶 man 👨
woman 👩 technologist 🧑‍💻 student 🧑‍🎓 teacher 🧑‍🏫 bow 🙇 shrug 🤷 facepalm 🤦 raising_hand 🙋 running 🏃
walking 🚶 family 👪 dog 🐶 cat 🐱 mouse 🐭 rabbit 🐰 fox_face 🦊 bear 🐻 panda_face 🐼 tiger 🐯 lion 🦁 cow 🐮
pig 🐷 monkey_face 🐵 chicken 🐔 penguin 🐧 bird 🐦 whale 🐳 dolphin 🐬 fish 🐟 octopus 🐙 bug 🐛 ant 🐜 bee 🐝
honeybee 🐝 snail 🐌 snake 🐍 turtle 🐢 crab 🦀 unicorn 🦄 bouquet 💐 cherry_blossom 🌸 rose 🌹 sunflower 🌻
tulip 🌷 seedling 🌱 evergreen_tree 🌲 deciduous_tree 🌳 cactus 🌵 herb 🌿 four_leaf_clover 🍀 maple_leaf 🍁
fallen_leaf 🍂 leaves 🍃 grapes 🍇 watermelon 🍉 tangerine 🍊 lemon 🍋 banana 🍌 apple 🍎 peach 🍑 cherries 🍒
strawberry 🍓 bread 🍞 pizza 🍕 hamburger 🍔 fries 🍟 egg 🥚 rice 🍚 ramen 🍜 sushi 🍣 cake 🍰 birthday 🎂
cookie 🍪 chocolate_bar 🍫 candy 🍬 coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine_glass 🍷 earth_asia 🌏
earth_americas 🌎 earth_africa 🌍 globe_with_meridians 🌐 world_map 🗺️ mountain ⛰️ house 🏠 office 🏢 school 🏫
hospital 🏥 bank 🏦 factory 🏭 car 🚗 bus 🚌 train 🚋 bike 🚲 airplane ✈️ rocket 🚀 ship 🚢 anchor ⚓
construction 🚧 hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ new_moon 🌑
full_moon 🌕 crescent_moon 🌙 sunny ☀️ star ⭐ star2 🌟 cloud ☁️ umbrella ☔ zap ⚡ snowflake ❄️ snowman ⛄
fire 🔥 droplet 💧 ocean 🌊 rainbow 🌈 jack_o_lantern 🎃 christmas_tree 🎄 sparkles ✨ balloon 🎈 tada 🎉
confetti_ball 🎊 gift 🎁 ribbon 🎀 trophy 🏆 medal_sports 🏅 1st_place_medal 🥇 2nd_place_medal 🥈
3rd_place_medal 🥉 soccer ⚽ basketball 🏀 video_game 🎮 dart 🎯 game_die 🎲 art 🎨 musical_note 🎵 notes 🎶
microphone 🎤 headphones 🎧 guitar 🎸 movie_camera 🎥 clapper 🎬 tv 📺 camera 📷 computer 💻 desktop_computer 🖥️
keyboard ⌨️ iphone 📱 telephone ☎️ floppy_disk 💾 cd 💿 battery 🔋 electric_plug 🔌 bulb 💡 flashlight 🔦 mag 🔍
mag_right 🔎 book 📖 open_book 📖 books 📚 notebook 📓 ledger 📒 page_facing_up 📄 newspaper 📰 bookmark 🔖
bookmark_tabs 📑 label 🏷️ moneybag 💰 dollar 💵 credit_card 💳 chart 💹 email 📧 envelope ✉️ incoming_envelope 📨
package 📦 mailbox 📫 pencil 📝 memo 📝 pencil2 ✏️ black_nib ✒️ briefcase 💼 file_folder 📁 open_file_folder 📂
date 📅 calendar 📆 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 pushpin 📌
round_pushpin 📍 paperclip 📎 straight_ruler 📏 triangular_ruler 📐 scissors ✂️ wastebasket 🗑️ lock 🔒 unlock 🔓
key 🔑 hammer 🔨 wrench 🔧 hammer_and_wrench 🛠️ gear ⚙️ link 🔗 chains ⛓️ microscope 🔬 telescope 🔭 satellite 📡
pill 💊 door 🚪 warning ⚠️ no_entry ⛔ no_entry_sign 🚫 rotating_light 🚨 arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️
arrow_right ➡️ arrows_counterclockwise 🔄 repeat 🔁 back 🔙 end 🔚 soon 🔜 top 🔝 recycle ♻️ white_check_mark ✅
ballot_box_with_check ☑️ heavy_check_mark ✔️ x ❌ negative_squared_cross_mark ❎ heavy_plus_sign ➕
heavy_minus_sign ➖ question ❓ grey_question ❔ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️
interrobang ⁉️ copyright ©️ registered ®️ tm ™️ zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣
seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 hash #️⃣ information_source ℹ️ ok 🆗 new 🆕 up 🆙 cool 🆒 free 🆓
sos 🆘 id 🆔 red_circle 🔴 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫ green_circle 🟢 yellow_circle 🟡
small_red_triangle 🔺 small_blue_diamond 🔹 small_orange_diamond 🔸 large_blue_diamond 🔷 large_orange_diamond 🔶
white_large_square ⬜ black_large_square ⬛ checkered_flag 🏁 triangular_flag_on_post 🚩 kr 🇰🇷 us 🇺🇸 jp 🇯🇵 cn 🇨🇳
uk 🇬🇧 gb 🇬🇧
"""
_WORDS = _TABLE.split()
EMOJI: Mapping[str, str] = MappingProxyType(dict(zip(_WORDS[::2], _WORDS[1::2], strict=True)))
"""Code → character."""
_CODE = re.compile(r":([a-z0-9_+-]+):")


def emoji_codes(md: MarkdownIt) -> None:
    """Read `:code:` as the character it names."""
    span_parser(md).add((":",), _read_code)


def _read_code(state: SpanState) -> bool:
    found = _CODE.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in EMOJI:
        return False
    state.append_pending(EMOJI[found[1]])
    state.pos = found.end()
    return True
