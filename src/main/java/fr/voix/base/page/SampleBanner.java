package fr.voix.base.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.deployment.SampleMark;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;

/**
 * Says on top of every page of a sample that all of it is made up. Put in where pages become bytes, so that no template can
 * forget it.
 */
@Singleton
public record SampleBanner(SampleMark mark) {

    private static final String BODY = "<body>\n";
    private static final String BANNER = "<aside class=\"made-up\"";

    /** In the language of the page; the same bytes where nothing is made up, where it is said already, and for a part of a page. */
    public byte[] on(byte[] page) {
        // one character a byte: only places are looked for
        var text = mark.isMadeUp() ? new String(page, ISO_8859_1) : "";
        int body = text.indexOf(BODY);
        if (body < 0 || text.startsWith(BANNER, body + BODY.length())) {
            return page;
        }
        int at = body + BODY.length();
        var whole = new ByteArrayOutputStream();
        whole.write(page, 0, at);
        whole.writeBytes(banner(text.contains("<html lang=\"en\"") ? Language.EN : Language.FR)
                .getBytes(UTF_8));
        whole.write(page, at, page.length - at);
        return whole.toByteArray();
    }

    private static String banner(Language language) {
        var m = Messages.of(language);
        return BANNER + " aria-label=\"" + m.t("sample.label") + "\"><p>" + m.t("sample.text") + "</p></aside>\n";
    }
}
