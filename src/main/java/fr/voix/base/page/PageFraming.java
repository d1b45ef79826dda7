package fr.voix.base.page;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Builds the layout of pages and renders them. */
@Singleton
public record PageFraming(TemplateEngine templates, PublicUrl publicUrl, OfficialData data, SampleBanner banner) {

    /** The main navigation: keys of its texts, and French addresses. */
    private static final List<Link> NAVIGATION = List.of(
            new Link("nav.vote", Addresses.AMENDEMENTS),
            new Link("nav.petitions", Addresses.PETITIONS),
            new Link("nav.deputies", Addresses.DEPUTES),
            new Link("nav.match", Addresses.MATCH));

    /** The public origin, without a final slash. */
    public String origin() {
        return publicUrl.origin();
    }

    /**
     * @param path the French address
     * @param section the address of the current entry of the main navigation, without its slash, or null
     * @param trail the pages between home and this one
     */
    public Frame frame(
            Language language, String path, String title, String description, String section, List<Link> trail) {
        var m = Messages.of(language);
        var crumbs = new ArrayList<Link>();
        if (!path.equals("/")) {
            crumbs.add(new Link(m.t("nav.crumbs.home"), language.href("/")));
            crumbs.addAll(trail);
            crumbs.add(new Link(title, null));
        }
        return new Frame(
                m,
                origin(),
                path,
                title,
                description,
                navigation(m, section),
                List.copyOf(crumbs),
                data.state(m),
                true,
                null);
    }

    private static List<Frame.Entry> navigation(Messages m, String section) {
        return NAVIGATION.stream()
                .map(entry -> new Frame.Entry(
                        m.link(entry.href()),
                        m.t(entry.text()),
                        null,
                        entry.href().equals("/" + section) ? "page" : null,
                        false))
                .toList();
    }

    /** A frame that needs no database and is not indexed by search engines. */
    public Frame errorFrame(Language language, String title) {
        var m = Messages.of(language);
        return new Frame(m, origin(), "/", title, title, navigation(m, null), List.of(), null, false, null);
    }

    /** @param template its name without extension, below the template folder */
    public byte[] render(String template, Object page) {
        var output = new Utf8ByteOutput();
        templates.render(template + ".jte", page, output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return banner.on(bytes.toByteArray());
    }
}
