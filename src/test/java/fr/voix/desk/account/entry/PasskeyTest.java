package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SoftPasskey;
import fr.voix.desk.account.Team;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ceremonies answered honestly and otherwise; a real browser does them in {@code AccountBrowserTest}. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class PasskeyTest {

    private static final String SIGN_IN = Account.SIGN_IN;
    private static final String ALONE = SessionController.WITH_PASSKEY;

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    @Inject
    ScrutinFixture database;

    private Browser browser;
    private String email;
    private SoftPasskey key;

    @BeforeEach
    void aColleagueWithAPasskey() {
        email = team.a(Role.MODERATOR);
        browser = new Browser(server.getURI());
        browser.signIn(email, Team.PASSWORD);
        key = new SoftPasskey(browser.origin());
        assertThat(add(key, "Bureau").headers().firstValue("location")).contains("/moderation/compte?fait=cle");
    }

    private HttpResponse<String> add(SoftPasskey made, String name) {
        var page = browser.get(OwnAccountController.FACTOR);
        return send(page, name, made.create(SoftPasskey.options(page, "create")));
    }

    private HttpResponse<String> send(HttpResponse<String> page, String name, String credential) {
        return browser.post(
                OwnAccountController.PASSKEYS,
                "csrf=" + Browser.csrf(page),
                "name=" + name,
                "credential=" + credential);
    }

    private static HttpResponse<String> alone(Browser from, SoftPasskey with) {
        return from.post(ALONE, "credential=" + with.get(SoftPasskey.options(from.get(SIGN_IN), "get")));
    }

    private Browser stranger() {
        return new Browser(server.getURI());
    }

    @Test
    void a_passkey_is_listed_with_its_name_and_its_use() {
        assertThat(browser.get("/moderation/compte").body())
                .contains("<b>Bureau</b>")
                .contains("Jamais employée.");
        alone(stranger(), key);
        assertThat(browser.get("/moderation/compte").body()).contains("Dernier usage");
        add(new SoftPasskey(browser.origin()), "  ");
        assertThat(browser.get("/moderation/compte").body()).contains("<b>Clé d’accès</b>");
        assertThat(add(new SoftPasskey(browser.origin()), "é".repeat(100)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void it_is_the_second_factor_after_the_password() {
        var other = stranger();
        other.password(email, Team.PASSWORD);
        var page = other.get(SecondStepController.PATH);
        var options = SoftPasskey.options(page, "get");
        assertThat(options).contains(key.id());

        var in = other.post(
                SecondStepController.PASSKEY, "csrf=" + Browser.csrf(page), "credential=" + key.get(options));

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(other.get("/moderation").statusCode()).isEqualTo(200);
    }

    @Test
    void it_is_enough_on_its_own() {
        var other = stranger();
        var in = alone(other, key);

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("location")).contains("/moderation");
        assertThat(other.get("/moderation").body()).contains(email);
    }

    @Test
    void an_answer_is_good_once_even_for_two_at_once() throws Exception {
        var answer = key.get(SoftPasskey.options(browser.get(SIGN_IN), "get"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = java.util.Collections.<Callable<Integer>>nCopies(
                    4, () -> stranger().post(ALONE, "credential=" + answer).statusCode());
            var statuses = new ArrayList<Integer>();
            for (var result : threads.invokeAll(tries)) {
                statuses.add(result.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(303, 422, 422, 422);
        }
    }

    @Test
    void a_challenge_is_good_for_half_an_hour_and_for_one_purpose() {
        var options = SoftPasskey.options(browser.get(SIGN_IN), "get");
        clock.advance(Duration.ofMinutes(31));
        assertThat(stranger().post(ALONE, "credential=" + key.get(options)).body())
                .contains("La page était ouverte depuis trop longtemps.");

        browser.signIn(email, Team.PASSWORD);
        var registration = browser.get(OwnAccountController.FACTOR);
        var elsewhere = key.get(SoftPasskey.options(registration, "create"));
        assertThat(stranger().post(ALONE, "credential=" + elsewhere).statusCode())
                .isEqualTo(422);

        var half = stranger();
        half.password(email, Team.PASSWORD);
        var page = half.get(SecondStepController.PATH);
        var anonymous = key.get(SoftPasskey.options(browser.get(SIGN_IN), "get"));
        assertThat(half.post(SecondStepController.PASSKEY, "csrf=" + Browser.csrf(page), "credential=" + anonymous)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_no_honest_authenticator_says_is_refused() {
        var options = SoftPasskey.options(browser.get(SIGN_IN), "get");
        var here = browser.origin();
        for (var answer : List.of(
                key.get(options, "https://voix.example.attacker.example", SoftPasskey.PRESENT | SoftPasskey.VERIFIED),
                key.get(options, here, SoftPasskey.PRESENT),
                key.get(options, here, SoftPasskey.VERIFIED),
                key.get(options).replaceFirst("\"signature\":\"[^\"]{20}", "\"signature\":\"AAAAAAAAAAAAAAAAAAAA"),
                new SoftPasskey(here).get(options),
                key.get(options).replaceFirst("\"userHandle\":\"[^\"]{6}", "\"userHandle\":\"AAAAAA"),
                key.create(SoftPasskey.options(browser.get(OwnAccountController.FACTOR), "create")))) {
            assertThat(stranger().post(ALONE, "credential=" + answer).statusCode())
                    .as(answer)
                    .isEqualTo(422);
        }
        assertThat(stranger().post(ALONE, "credential=" + key.get(options)).statusCode())
                .isEqualTo(303);
        assertThat(alone(stranger(), key.cloned()).statusCode()).isEqualTo(422);
    }

    @Test
    void a_registration_is_held_to_the_same_rules() {
        var here = browser.origin();
        var page = browser.get(OwnAccountController.FACTOR);
        var options = SoftPasskey.options(page, "create");
        assertThat(options)
                .contains("\"rp\":{\"id\":\"localhost\",\"name\":\"Voix\"}", "\"residentKey\":\"required\"")
                .contains(
                        "\"userVerification\":\"required\"",
                        "\"excludeCredentials\":[{\"type\":\"public-key\",\"id\":\"" + key.id());
        var made = new SoftPasskey(here);
        for (var answer : List.of(
                made.create(options, "https://attacker.example", SoftPasskey.PRESENT | SoftPasskey.VERIFIED),
                made.create(options, here, SoftPasskey.PRESENT),
                made.get(options),
                made.create(options.replace(
                        SoftPasskey.field(options, "challenge"),
                        SoftPasskey.field(SoftPasskey.options(stranger().get(SIGN_IN), "get"), "challenge"))))) {
            assertThat(send(page, "x", answer).statusCode()).as(answer).isEqualTo(422);
        }
        var good = made.create(options);
        assertThat(send(page, "x", good).statusCode()).isEqualTo(303);
        assertThat(send(page, "x", good).statusCode()).as("twice").isEqualTo(422);
        assertThat(add(made, "again").statusCode()).as("known").isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{",
                "\"x\"",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":null}",
                "{\"id\":1,\"rawId\":[],\"type\":\"x\",\"response\":\"y\"}",
                "{\"id\":\"é\",\"rawId\":\"é\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"é\"}}"
            })
    void what_is_no_answer_at_all_is_refused(String credential) {
        assertThat(stranger().post(ALONE, "credential=" + credential).statusCode())
                .isEqualTo(422);
        var page = browser.get(OwnAccountController.FACTOR);
        assertThat(send(page, "x", credential).statusCode()).isEqualTo(422);
        assertThat(browser.post(OwnAccountController.PASSKEYS, "csrf=" + Browser.csrf(page))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void bad_cbor_and_bad_bytes_are_refused() {
        var page = browser.get(OwnAccountController.FACTOR);
        var options = SoftPasskey.options(page, "create");
        var good = new SoftPasskey(browser.origin()).create(options);
        for (var bytes : List.of(
                new byte[0],
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xa3, 0x63},
                new byte[] {(byte) 0x9f, (byte) 0x9f, (byte) 0x9f},
                "{\"fmt\":\"none\"}".getBytes(StandardCharsets.UTF_8),
                new byte[20_000])) {
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            var object =
                    good.replaceFirst("\"attestationObject\":\"[^\"]*\"", "\"attestationObject\":\"" + text + "\"");
            assertThat(send(page, "x", object).statusCode()).isEqualTo(422);
            var client = good.replaceFirst("\"clientDataJSON\":\"[^\"]*\"", "\"clientDataJSON\":\"" + text + "\"");
            assertThat(send(page, "x", client).statusCode()).isEqualTo(422);
            var data = key.get(SoftPasskey.options(browser.get(SIGN_IN), "get"))
                    .replaceFirst("\"authenticatorData\":\"[^\"]*\"", "\"authenticatorData\":\"" + text + "\"");
            assertThat(stranger().post(ALONE, "credential=" + data).statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void nobody_enters_with_the_passkey_of_somebody_else_or_of_a_suspended_colleague() {
        var theirs = key;
        aColleagueWithAPasskey();
        var half = stranger();
        half.password(email, Team.PASSWORD);
        var page = half.get(SecondStepController.PATH);
        for (var answering : List.of(theirs, key)) {
            var answer = answering.get(SoftPasskey.options(half.get(SecondStepController.PATH), "get"));
            assertThat(half.post(SecondStepController.PASSKEY, "csrf=" + Browser.csrf(page), "credential=" + answer)
                            .statusCode())
                    .isEqualTo(answering == key ? 303 : 422);
        }

        database.run("update moderator set suspended_at = now() where mail = ?", email);
        assertThat(alone(stranger(), key).statusCode()).isEqualTo(422);
        assertThat(stranger().password(email, Team.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(303);
    }

    @Test
    void the_last_way_in_cannot_be_removed() {
        assertThat(remove("application").statusCode()).isEqualTo(303);
        var refused = remove("cles/" + keyId());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("plus personne ne pourrait ouvrir ce compte");
        assertThat(add(new SoftPasskey(browser.origin()), "Deux").statusCode()).isEqualTo(303);
        assertThat(remove("cles/" + keyId()).statusCode()).isEqualTo(303);
        assertThat(alone(stranger(), key).statusCode()).isEqualTo(422);
        assertThat(remove("cles/999999").headers().firstValue("location"))
                .contains("/moderation/compte?fait=trop-tard");
    }

    private long keyId() {
        return database.number(
                "select min(passkey_id) from moderator_passkey where moderator_id = ?", team.idOf(email));
    }

    private HttpResponse<String> remove(String what) {
        return browser.post(
                "/moderation/compte/" + what + "/retrait", "csrf=" + Browser.csrf(browser.get("/moderation/compte")));
    }
}
