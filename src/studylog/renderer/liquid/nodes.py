"""Text and outputs as python-liquid's tree has them, with lines and Ruby's way of printing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TextIO

from liquid.ast import Node
from liquid.builtin.content import ContentNode, Literal
from liquid.builtin.output import Output as OutputTag
from liquid.builtin.output import OutputNode
from liquid.builtin.tags.assign_tag import AssignNode, AssignTag
from liquid.builtin.tags.for_tag import ForNode, ForTag
from liquid.builtin.tags.tablerow_tag import TablerowNode, TablerowTag
from liquid.context import RenderContext
from liquid.exceptions import LiquidError, LiquidInterrupt, ResourceLimitError, StopRender
from liquid.template import BoundTemplate

from studylog import messages
from studylog.renderer.liquid.run import Output, run_of
from studylog.renderer.liquid.values import TooLargeError, ruby_string


class TextNode(ContentNode):
    """Text that is written as it is."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write it, line by line."""
        if isinstance(buffer, Output):
            buffer.place(self.token, is_copy=True)
        return buffer.write(self.text)


class TextTag(Literal):
    """Makes text nodes."""

    node_class = TextNode


class ValueNode(OutputNode):
    """`{{ value }}`."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Print it as Ruby would; what fails prints nothing and is told."""
        place(self, context, buffer)
        try:
            value = self.expression.evaluate(context)
            text = ruby_string(value)
        except TooLargeError:
            run_of(context).refuse()
        except LiquidError as error:
            tell_failure(self, context, error)
            return 0
        return buffer.write(text)


class ValueTag(OutputTag):
    """Makes value nodes."""

    node_class = ValueNode


class NamedValueNode(AssignNode):
    """`{% assign x = … %}`, which is told of when its value cannot be made."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Name the value."""
        run_of(context).enter(self.token)
        return super().render_to_output(context, buffer)


class NamedValueTag(AssignTag):
    """Makes such nodes."""

    node_class = NamedValueNode


class LoopNode(ForNode):
    """`{% for %}`, which is told of when it takes too long."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Go round."""
        with run_of(context).loop(self.token):
            return super().render_to_output(context, buffer)


class LoopTag(ForTag):
    """Makes such nodes."""

    node_class = LoopNode


class TableNode(TablerowNode):
    """`{% tablerow %}`, as `{% for %}`."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Go round."""
        with run_of(context).loop(self.token):
            return super().render_to_output(context, buffer)


class TableTag(TablerowTag):
    """Makes such nodes."""

    node_class = TableNode


def place(node: Node, context: RenderContext, buffer: TextIO) -> None:
    """Note where what `node` writes comes from."""
    run_of(context).enter(node.token)
    if isinstance(buffer, Output):
        buffer.place(node.token)


def tell_failure(node: Node, context: RenderContext, error: LiquidError) -> None:
    """Warn that a node could not be evaluated."""
    run = run_of(context)
    shown = " ".join(str(node).split())
    run.tell(messages.LIQUID_FAILED, node.token, tag=shown if len(shown) < 60 else f"{shown[:59]}…", detail=str(error))


class BoundedContext(RenderContext):
    """A context that counts the work that is done with it."""

    @property
    def disabled_tags(self) -> list[str]:
        """None is; every node asks before it is rendered, so that here every node is counted.

        Raises:
            BoundExceededError: where there are too many.

        """
        run = self.tag_namespace.get("run")
        if run is not None:
            run.count(1)
        return []

    @disabled_tags.setter
    def disabled_tags(self, names: list[str]) -> None:
        """python-liquid sets it for tags that Jekyll lacks."""

    @contextmanager
    def loop(self, namespace: Mapping[str, object], forloop: Any) -> Iterator[RenderContext]:
        """Enter a loop.

        Raises:
            BoundExceededError: where it would go round too often.

        """
        run_of(self).count(forloop.length)
        with super().loop(namespace, forloop) as context:
            yield context


class LaxTemplate(BoundTemplate):
    """A template in which one failing tag does not stop the others."""

    context_class = BoundedContext

    def render_with_context(
        self,
        context: RenderContext,
        buffer: TextIO,
        *args: Any,
        partial: bool = False,
        block_scope: bool = False,
        **kwargs: Any,
    ) -> None:
        """Render all nodes; a `break` outside of loops ends the text, as in Ruby."""
        with context.extend(namespace=dict(*args, **kwargs)):
            for node in self.nodes:
                try:
                    node.render(context, buffer)
                except LiquidInterrupt:
                    if partial:
                        raise
                    break
                except StopRender:
                    break
                except ResourceLimitError:
                    run_of(context).refuse()
                except LiquidError as error:
                    tell_failure(node, context, error)
