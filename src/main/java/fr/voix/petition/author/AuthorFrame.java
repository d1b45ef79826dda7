package fr.voix.petition.author;

import fr.voix.base.page.Frame;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.util.List;

/** Draws the pages of those who write petitions. */
@Singleton
record AuthorFrame(PageFraming site) {

    byte[] render(String template, Object page) {
        return site.render("petition/author/" + template, page);
    }

    /**
     * A frame that no search engine keeps.
     *
     * @param key of its title and of its description
     */
    Frame frame(Messages m, String path, String key) {
        return indexed(m, path, m.t(key + ".title"), m.t(key + ".description")).unindexed();
    }

    Frame indexed(Messages m, String path, String title, String description) {
        var trail = List.of(new Link(m.t("authoring.list"), m.link(Addresses.PETITIONS)));
        return site.frame(m.language(), path, title, description, "petitions", trail);
    }

    /** The whole address, in that language, of what lives at {@code path}. */
    String address(String path, Messages m) {
        return site.origin() + m.link(path);
    }

    static List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
