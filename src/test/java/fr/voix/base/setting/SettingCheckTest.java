package fr.voix.base.setting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingCheckTest {

    private static final String DRAWN = "5d0c9a8e7f61b2430d9e8c7b6a5f4e3d";

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void a_deployment_in_order() {
        settings.putAll(RealService.settings(
                new TestDatabase.Database("jdbc:postgresql://db.voix.example/voix", "voix_service", "7c1e90b2")));
    }

    private List<String> faults() {
        return TestDatabase.named(() -> SettingCheck.faults(settings));
    }

    @Test
    void a_deployment_in_order_and_one_without_any_setting_have_no_fault() {
        assertThat(faults()).isEmpty();
        settings.clear();
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "VOIX_PUBLIC_URL        | http://voix.example      | VOIX_PUBLIC_URL must begin with https:",
                "VOIX_PUBLIC_URL        | https://voix.example/a?b | VOIX_PUBLIC_URL must be an origin",
                "VOIX_PUBLIC_URL        | https://voix example     | VOIX_PUBLIC_URL must be an origin",
                "VOIX_PEPPER            | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | VOIX_PEPPER can be guessed",
                "VOIX_COOKIE_KEY        | 5d0c9a8e7f61b2430d9e8c7b6a5f4e3d     | VOIX_PEPPER and VOIX_COOKIE_KEY are the same secret",
                "VOIX_COOKIE_KEY        | abc                      | VOIX_COOKIE_KEY has fewer than 32 characters",
                "DATASOURCES_DEFAULT_PASSWORD | 5d0c9a8e7f61b2430d9e8c7b6a5f4e3d | VOIX_PEPPER and DATASOURCES_DEFAULT_PASSWORD are the same",
                "VOIX_URN_KEY_FILE      | /nowhere/urn.pem         | The urn's key /nowhere/urn.pem",
                "VOIX_TRUSTED_PROXY     | 127.0.0.1                | VOIX_TRUSTED_PROXY is no setting; VOIX_TRUSTED_PROXIES is.",
                "VOIX_TRUSTED_PROXIES   | proxy.example            | VOIX_TRUSTED_PROXIES must list",
                "VOIX_PETITIONS_DEBATE_AT | 500                    | VOIX_PETITIONS_DEBATE_AT must rise; 10000, 100000, 500 do not.",
                "VOIX_LIMITS_ENABLED    | false                    | with VOIX_I_AM_TESTING=true.",
                "VOIX_LIMITS_ENABLED    | flase                    | VOIX_LIMITS_ENABLED must be true or false, not flase.",
                "VOIX_LEAVING_FOR       | soon                     | VOIX_LEAVING_FOR must be a time such as 5s, not soon.",
                "VOIX_PETITIONS_SPONSORS | 0                       | VOIX_PETITIONS_SPONSORS must be greater than or equal to 1.",
                "VOIX_PETITIONS_DEBATE_DEPARTEMENTS | 102          | VOIX_PETITIONS_DEBATE_DEPARTEMENTS must be less than or equal to 101.",
                "VOIX_SMTP_TLS          | ssl                      | VOIX_SMTP_TLS is starttls, tls or none, not ssl.",
                "VOIX_SMTP_HOST         | smtp.example             | VOIX_MAIL_FROM",
                "VOIX_ROBOT_CHECK_HCAPTCHA_FROM | 6               | VOIX_ROBOT_CHECK_HCAPTCHA_FROM must be less than or equal to 5.",
                "HCAPTCHA_SITE_KEY      | abc                      | HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET go together",
                "VOIX_SMTP_PASSWORD_FILE | /nowhere/password       | VOIX_SMTP_PASSWORD_FILE: the file /nowhere/password cannot be read",
                "VOIX_PEPPER_FILE       | /nowhere/pepper          | VOIX_PEPPER and VOIX_PEPPER_FILE are both set",
                "DATASOURCES_DEFAULT_URL | postgresql://db/voix    | DATASOURCES_DEFAULT_URL must be an address such as jdbc:",
                "DATASOURCES_DEFAULT_URL | jdbc:postgresql://voix:geheim@db/v | DATASOURCES_DEFAULT_URL must be an address such as jdbc:",
                "DATASOURCES_DEFAULT_URL | jdbc:postgresql://db:x/v?password=geheim | DATASOURCES_DEFAULT_URL must be an address",
                "VOIX_DATABASE_READ_URL | postgresql://standby/v  | VOIX_DATABASE_READ_URL must be an address such as jdbc:",
                "DATASOURCES_DEFAULT_MAXIMUM_POOL_SIZE | 0         | DATASOURCES_DEFAULT_MAXIMUM_POOL_SIZE must be greater than or equal to 1.",
                "VOIX_LOG_FORMAT        | xml                      | VOIX_LOG_FORMAT must be text or json.",
                "DATASOURCE_DEFAULT_URL | jdbc:postgresql://db/v   | DATASOURCE_DEFAULT_URL is not read: the setting is DATASOURCES_DEFAULT_URL."
            })
    void one_wrong_setting_is_named_in_a_sentence(String name, String value, String sentence) {
        settings.put(name, value);
        assertThat(faults())
                .as(name)
                .anySatisfy(fault -> assertThat(fault).contains(sentence))
                .allSatisfy(fault -> assertThat(fault).endsWith(".").doesNotContain("Exception", "\n", "geheim"));
    }

    @Test
    void what_opens_something_may_stand_in_a_file() throws Exception {
        settings.remove("VOIX_PEPPER");
        assertThat(faults()).singleElement().asString().startsWith("VOIX_PEPPER is required");
        settings.put(
                "VOIX_PEPPER_FILE",
                Files.writeString(folder.resolve("pepper"), DRAWN + "\n").toString());
        assertThat(faults()).isEmpty();
        settings.put("VOIX_COOKIE_KEY", DRAWN);
        assertThat(faults()).singleElement().asString().contains("are the same secret");
    }

    @Test
    void whoever_says_so_may_test_without_limits() {
        settings.put("VOIX_LIMITS_ENABLED", "false");
        assertThat(faults()).hasSize(1);
        settings.put("VOIX_I_AM_TESTING", "true");
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://a:5432,[::1]:5433,c/voix?targetServerType=primary&password=a@b:c/d",
                "jdbc:postgresql:///voix",
                "jdbc:postgresql:voix",
                "jdbc:postgresql://localhost/"
            })
    void whatever_address_the_driver_reads_is_none_of_the_faults(String address) {
        settings.put("DATASOURCES_DEFAULT_URL", address);
        assertThat(faults()).isEmpty();
    }

    @Test
    void the_public_address_of_this_machine_may_be_plain() {
        settings.put("VOIX_PUBLIC_URL", "http://127.0.0.1:8080");
        assertThat(faults()).isEmpty();
    }

    @Test
    void all_are_named_at_once_as_lines_and_nothing_is_touched() throws Exception {
        TestDatabase.Database database = TestDatabase.empty();
        Map<String, String> wrong = Map.of(
                "DATASOURCES_DEFAULT_URL",
                database.url(),
                "DATASOURCES_DEFAULT_USERNAME",
                database.user(),
                "DATASOURCES_DEFAULT_PASSWORD",
                database.password(),
                "VOIX_PUBLIC_URL",
                "http://voix.example",
                "VOIX_PEPPER",
                DRAWN,
                "VOIX_COOKIE_KEY",
                DRAWN,
                "VOIX_LIMITS_ENABLED",
                "false",
                "VOIX_URN_QUIET_FR",
                "10s",
                "VOIX_URN_QUIET_FOR",
                "often");
        try (ServiceProcess service = new ServiceProcess(folder)) {
            for (String command : new String[] {"serve", "import"}) {
                ServiceProcess.Run run =
                        command.equals("import") ? service.run(wrong, command, "x") : service.run(wrong, command);
                assertThat(run.exitCode()).as(run.output()).isEqualTo(78);
                assertThat(run.output())
                        .as(command)
                        .startsWith("7 settings are wrong, and nothing was touched:\n- ")
                        .contains("- VOIX_PUBLIC_URL must begin with https:")
                        .contains("- VOIX_PEPPER and VOIX_COOKIE_KEY are the same secret")
                        .contains("- VOIX_ALTCHA_KEY is required")
                        .contains("- VOIX_URN_KEY_FILE is required")
                        .contains("- VOIX_LIMITS_ENABLED=false")
                        .contains("- VOIX_URN_QUIET_FR is no setting; VOIX_URN_QUIET_FOR is.")
                        .contains("- VOIX_URN_QUIET_FOR must be a time such as 10m, not often.")
                        .doesNotContain("\tat ", "Exception");
            }
            assertThat(Files.exists(folder.resolve(".voix/keys"))).isFalse();
            assertThat(service.run(Map.of(), "check").output()).isEqualTo("The settings can be used.\n");
        }
        try (var connection = database.connect();
                var tables = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            tables.next();
            assertThat(tables.getInt(1)).isZero();
        }
    }
}
