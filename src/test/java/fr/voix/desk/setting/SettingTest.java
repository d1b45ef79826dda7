package fr.voix.desk.setting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.desk.page.DeskAreas;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "voix.smtp.host", value = "courrier.voix.example")
@Property(name = "voix.smtp.username", value = "quelquunLogin")
@Property(name = "voix.smtp.password", value = "TresSecretMotDePasse")
@Property(name = "voix.mail.from", value = "nepasrepondre@voix.example")
@Property(name = "voix.petitions.sponsors", value = "7")
@Property(name = "voix.unknown-thing", value = "aussiCachee")
@Property(name = "voix.site.source-url", value = "https://lecteur:motCache@depot.voix.example/")
class SettingTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Test
    void an_administrator_reads_what_holds_and_no_part_of_a_secret() {
        var browser = new Browser(server.getURI());
        browser.enter(team.a(Role.ADMINISTRATOR));
        var page = browser.get(DeskAreas.SETTINGS).body();
        assertThat(row(page, "VOIX_PETITIONS_SPONSORS")).contains(">7<");
        assertThat(row(page, "VOIX_WAITING_LATE_AFTER")).as("a default").contains(">48h<");
        assertThat(row(page, "VOIX_SMTP_HOST")).contains("courrier.voix.example");
        for (var secret :
                new String[] {"VOIX_SMTP_PASSWORD", "VOIX_SMTP_USERNAME", "VOIX_UNKNOWN_THING", "VOIX_SITE_SOURCE_URL"
                }) {
            assertThat(row(page, secret)).as(secret).contains("défini").doesNotContain("<td><code");
        }
        assertThat(page).doesNotContain("TresSecret", "MotDePasse", "quelquun", "aussiCachee", "motCache");
    }

    private static String row(String page, String name) {
        // where its name may break: at its joints alone
        var joint = ">" + name.replace("_", "_<wbr>") + "<wbr></code>";
        int start = page.indexOf(joint);
        assertThat(start).as(name).isPositive();
        return page.substring(start, page.indexOf("</tr>", start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"VOIX_PEPPER", "HCAPTCHA_SECRET", "VOIX_COOKIE_KEY", "DATASOURCES_DEFAULT_PASSWORD", "VOIX_NEW"})
    void whatever_its_value_a_secret_is_set_and_no_more(String name) {
        for (var value : new String[] {"123456", "a", "true and more", "https://x.example/?p=1"}) {
            var setting = Setting.named(name, value);
            assertThat(setting.isSet()).isTrue();
            if (!name.equals("VOIX_NEW") || !value.equals("123456")) {
                assertThat(setting.value()).as(value).isNull();
            }
        }
        assertThat(Setting.named(name, " ").isSet()).isFalse();
    }

    @Test
    void the_address_of_a_database_is_shown_without_parameters_alone() {
        var name = "DATASOURCES_DEFAULT_URL";
        assertThat(Setting.named(name, "jdbc:postgresql://db/voix").value()).isEqualTo("jdbc:postgresql://db/voix");
        assertThat(Setting.named(name, "jdbc:postgresql://db/voix?password=x").value())
                .isNull();
        assertThat(Setting.named(name, "jdbc:postgresql://u:x@db/voix").value()).isNull();
    }
}
