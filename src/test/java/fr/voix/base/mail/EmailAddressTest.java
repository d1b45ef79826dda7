package fr.voix.base.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "marie@example.org, marie@example.org, marie@example.org",
        "' Marie@Example.ORG ', marie@example.org, marie@example.org",
        "marie@example.org., marie@example.org, marie@example.org",
        "marie+voix@example.org, marie+voix@example.org, marie@example.org",
        "marie+voix+2@example.org, marie+voix+2@example.org, marie@example.org",
        "+marie@example.org, +marie@example.org, +marie@example.org",
        "+@example.org, +@example.org, +@example.org",
        // elsewhere dots and hyphens tell people apart
        "m.arie@example.org, m.arie@example.org, m.arie@example.org",
        "anne-marie@orange.fr, anne-marie@orange.fr, anne-marie@orange.fr",
        "jean.dupont@free.fr, jean.dupont@free.fr, jean.dupont@free.fr",
        "jean.dupont@laposte.net, jean.dupont@laposte.net, jean.dupont@laposte.net",
        "MARIE.dupont@gmail.com, marie.dupont@gmail.com, mariedupont@gmail.com",
        "m.a.r.i.e@gmail.com, m.a.r.i.e@gmail.com, marie@gmail.com",
        "marie@googlemail.com, marie@googlemail.com, marie@gmail.com",
        "Ma.rie+x@GoogleMail.com., ma.rie+x@googlemail.com, marie@gmail.com",
        // a company's own domain at Google: nobody can tell from outside
        "ma.rie@gmail.com.example, ma.rie@gmail.com.example, ma.rie@gmail.com.example",
        "marie@protonmail.com, marie@protonmail.com, marie@proton.me",
        "marie@protonmail.ch, marie@protonmail.ch, marie@proton.me",
        "ma.r-i_e+x@pm.me, ma.r-i_e+x@pm.me, marie@proton.me",
        "marie@proton.me, marie@proton.me, marie@proton.me",
        "marie@me.com, marie@me.com, marie@icloud.com",
        "marie@mac.com, marie@mac.com, marie@icloud.com",
        "ma.rie+a@icloud.com, ma.rie+a@icloud.com, ma.rie@icloud.com",
        "ma-rie@ya.ru, ma-rie@ya.ru, ma.rie@yandex.ru",
        "ma.rie@yandex.com, ma.rie@yandex.com, ma.rie@yandex.ru",
        "marie-voix@yahoo.fr, marie-voix@yahoo.fr, marie@yahoo.fr",
        "marie-2@yahoo.com, marie-2@yahoo.com, marie@yahoo.com",
        // different people, whatever the company
        "marie@outlook.com, marie@outlook.com, marie@outlook.com",
        "marie@hotmail.com, marie@hotmail.com, marie@hotmail.com",
        "ma.rie+a@outlook.fr, ma.rie+a@outlook.fr, ma.rie@outlook.fr",
        "o'hara@example.org, o'hara@example.org, o'hara@example.org",
        "a/b=c{d}!e#f$g%h&i*j?k^l_m`n|o~p@example.org, a/b=c{d}!e#f$g%h&i*j?k^l_m`n|o~p@example.org,"
                + " a/b=c{d}!e#f$g%h&i*j?k^l_m`n|o~p@example.org",
        "marie@localhost, marie@localhost, marie@localhost",
        "marie@sous.domaine.example.co.uk, marie@sous.domaine.example.co.uk, marie@sous.domaine.example.co.uk",
        "marie@été.example, marie@xn--t-9fab.example, marie@xn--t-9fab.example",
        "marie@ÉTÉ.example, marie@xn--t-9fab.example, marie@xn--t-9fab.example",
        "marie@xn--t-9fab.example, marie@xn--t-9fab.example, marie@xn--t-9fab.example",
        "marie@例え.jp, marie@xn--r8jz45g.jp, marie@xn--r8jz45g.jp",
        // the dots of other scripts part labels all the same
        "marie@example。org, marie@example.org, marie@example.org",
        "marie@example．org, marie@example.org, marie@example.org",
        "marie@example｡org, marie@example.org, marie@example.org",
        // full-width letters are the same letters
        "marie@ｅxample.org, marie@example.org, marie@example.org",
        // cyrillic е: another domain, and it shows
        "ma.rie@gmаil.com, ma.rie@xn--gmil-63d.com, ma.rie@xn--gmil-63d.com",
    })
    void an_address_has_one_spelling_to_write_to_and_one_to_count_by(String typed, String value, String canonical) {
        var address = EmailAddress.parse(typed).orElseThrow();
        assertThat(address.value()).isEqualTo(value);
        assertThat(address.canonical()).isEqualTo(canonical);
        assertThat(EmailAddress.parse(value)).contains(address);
        assertThat(EmailAddress.parse(canonical).orElseThrow().canonical()).isEqualTo(canonical);
    }

    @Test
    void a_visitor_has_a_whole_domain() {
        assertThat(EmailAddress.ofVisitor("alice@exemple")).isEmpty();
        assertThat(EmailAddress.ofVisitor("alice@exemple.")).isEmpty();
        assertThat(EmailAddress.ofVisitor("alice.b@exemple")).isEmpty();
        assertThat(EmailAddress.ofVisitor("alice@exemple.fr")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "marie",
                "@example.org",
                "marie@",
                "marie@@example.org",
                "marie@example..org",
                "marie@.example.org",
                "marie@example.org..",
                ".marie@example.org",
                "marie.@example.org",
                "ma..rie@example.org",
                "ma rie@example.org",
                "marie@exam ple.org",
                "marie@-example.org",
                "marie@exa_mple.org",
                "\"marie\"@example.org",
                "\"a@b\"@example.org",
                "marie@[127.0.0.1]",
                "marie@127.0.0.1",
                "marie@example.123",
                "marie@[IPv6:::1]",
                "Marie <marie@example.org>",
                "marie@example.org, other@example.org",
                "marie@example.org;other@example.org",
                "marie(a comment)@example.org",
                "marie@example.org\r\nBcc: other@example.org",
                "marie\r\n@example.org",
                "marie\u0000@example.org",
                "marie@example.org%0d%0aBcc:x@example.org",
                "marie\u2028@example.org",
                // an option of a mail program that is given it
                "-oQ/tmp@example.org",
                "-oq@example.org",
                "-@example.org",
                // not every server takes these
                "zoé@example.org",
                "用户@example.org",
                // would be lowered to ascii letters
                "mar\u212Ae@example.org",
                "mar\u0130e@example.org",
                "ｍarie@example.org",
                "\u202emarie@example.org",
                // had another meaning before, and would lead to somebody else's domain
                "marie@stra\u00dfe.example",
                "marie@a\u200db.example",
            })
    void what_cannot_be_written_to_is_refused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengths_end_where_mail_ends() {
        var domain = ("d".repeat(60) + ".").repeat(3) + "org";
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("a@" + ("d".repeat(60) + ".").repeat(4) + "org"))
                .isEmpty();
        assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".org")).isEmpty();
        assertThat(EmailAddress.parse(null)).isEmpty();
    }

    @Test
    void an_address_is_not_printed_by_accident() {
        var address = EmailAddress.parse("marie@example.org").orElseThrow();
        assertThat(address.toString()).doesNotContain("marie");
        assertThat(address.masked()).isEqualTo("m…@example.org");
    }
}
