# The home pages, and a page for each category and tag.
class Lists < Jekyll::Generator
  def generate(site)
    posts = site.posts.docs.reverse
    make_home(site, posts.each_slice(site.config["paginate"]).to_a)
    make_terms(site, "categories", site.categories)
    make_terms(site, "tags", site.tags)
  end

  def make_home(site, slices)
    slices.each_with_index do |slice, index|
      folder = index.zero? ? "" : "page/#{index + 1}"
      add(site, folder, "home", "posts" => slice, "number" => index + 1, "total" => slices.size)
    end
  end

  def make_terms(site, kind, terms)
    add(site, kind, "terms", "title" => kind, "terms" => terms.keys.sort)
    terms.each do |name, posts|
      add(site, "#{kind}/#{Jekyll::Utils.slugify(name)}", "list", "title" => name, "posts" => posts.sort.reverse)
    end
  end

  def add(site, folder, layout, data)
    page = Jekyll::PageWithoutAFile.new(site, site.source, folder, "index.html")
    page.data.merge!(data, "layout" => layout)
    site.pages << page
  end
end
