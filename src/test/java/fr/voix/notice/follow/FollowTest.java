package fr.voix.notice.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestPetitions;
import fr.voix.base.guard.RawHttp;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the wish to the end of a follow, over HTTP and by mail. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class FollowTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TEXTE = "PRJLANR5L17B2247";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject
    EmbeddedServer server;

    @Inject
    Outbox outbox;

    @Inject
    ScrutinFixture sql;

    @Inject
    Following follows;

    @Inject
    FollowSeal seals;

    @Inject
    TestPetitions testPetitions;

    @Inject
    PetitionService petitions;

    private final HttpClient http = HttpClient.newHttpClient();
    private String address;

    @BeforeEach
    void somebody() {
        sql.run("delete from follow");
        sql.aScrutin();
        address = "zoe" + NUMBERS.incrementAndGet() + "@planted.example";
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.getURI().resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String wish(String subject, String frequency) {
        return subject + "&mail=" + URLEncoder.encode(address, UTF_8) + "&frequence=" + frequency + "&consentement=oui";
    }

    private static String path(String url) {
        var uri = URI.create(url);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private String confirmationLink() {
        return path(outbox.lastTo(address).link("/confirmation/"));
    }

    private long rows(String where) {
        return sql.number("select count(*) from follow where " + where);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    void somebody_follows_changes_and_stops_in_their_language(String prefix) throws Exception {
        boolean isFrench = prefix.isEmpty();
        var page = get(prefix + "/suivre?texte=" + TEXTE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(page.headers().firstValue("cache-control").orElseThrow()).contains("public");
        assertThat(page.body())
                .isEqualTo(get(prefix + "/suivre?texte=" + TEXTE).body())
                .contains(isFrench ? "Suivre par courriel" : "Follow by e-mail", "name=\"robots\" content=\"noindex\"")
                .contains("action=\"" + prefix + "/suivre\"", prefix + "/amendements?texte=" + TEXTE);

        var asked = post(prefix + "/suivre", wish("texte=" + TEXTE, "weekly"));
        assertThat(asked.statusCode()).isEqualTo(303);
        var sent = get(asked.headers().firstValue("location").orElseThrow());
        assertThat(sent.body())
                .contains(isFrench ? "Regardez votre courrier" : "Check your mail")
                .doesNotContain(address);

        var link = confirmationLink();
        assertThat(link).startsWith(prefix + "/suivre/confirmation/");
        assertThat(outbox.lastTo(address).text()).contains(isFrench ? "le lundi à 7" : "on Monday at 7");
        for (int i = 0; i < 3; i++) {
            assertThat(get(link).body()).contains(isFrench ? "Confirmer le suivi" : ">Confirm<");
        }
        assertThat(rows("confirmed_on is not null"))
                .as("a scanner that opens links")
                .isZero();
        for (int i = 0; i < 2; i++) {
            var confirmed = post(link, "");
            assertThat(confirmed.statusCode()).isEqualTo(303);
            assertThat(get(confirmed.headers().firstValue("location").orElseThrow())
                            .body())
                    .contains("z…@planted.example", isFrench ? "C’est confirmé" : "Confirmed:")
                    .doesNotContain(address);
        }
        assertThat(rows("confirmed_on is not null and frequency = 'WEEKLY' and asked_at is null"))
                .isEqualTo(1);
        var settings = path(post(link, "").headers().firstValue("location").orElseThrow());
        assertThat(post(settings, "frequence=hourly").statusCode()).isEqualTo(200);
        assertThat(post(settings, "frequence=daily").statusCode()).isEqualTo(303);
        assertThat(rows("frequency = 'DAILY'")).isEqualTo(1);
        assertThat(get(settings).headers().firstValue("cache-control")).contains("no-store");
        assertThat(get(settings).headers().firstValue("referrer-policy"))
                .as("without a referrer browsers send Origin: null, which is refused")
                .contains("same-origin");

        var stop = stopLink(settings);
        assertThat(get(stop).body()).contains(isFrench ? "Arrêter et effacer" : "Stop and erase");
        assertThat(rows("true")).isEqualTo(1);
        assertThat(post(stop, "").body()).contains(isFrench ? "C’est arrêté" : "Stopped");
        assertThat(rows("true")).isZero();
        assertThat(get(settings).statusCode()).isEqualTo(410);
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(post(link, "").statusCode())
                .as("what was stopped is not begun again")
                .isEqualTo(410);
    }

    private String stopLink(String settings) throws Exception {
        var matcher = java.util.regex.Pattern.compile("href=\"([^\"]*/suivre/arret/[^\"]+)\"")
                .matcher(get(settings).body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void the_answer_is_the_same_whatever_is_stored_and_letters_are_bounded() throws Exception {
        var answers = new java.util.HashSet<String>();
        for (int i = 0; i < 7; i++) {
            var asked = post("/suivre", wish("texte=" + TEXTE, "daily"));
            answers.add(
                    asked.statusCode() + asked.headers().firstValue("location").orElseThrow() + asked.body());
        }
        assertThat(outbox.lettersTo(address)).as("five, and no more").hasSize(5);
        post(confirmationLink(), "");
        for (int i = 0; i < 3; i++) {
            var asked = post("/suivre", wish("texte=" + TEXTE, "weekly"));
            answers.add(
                    asked.statusCode() + asked.headers().firstValue("location").orElseThrow() + asked.body());
        }
        assertThat(answers).hasSize(1);
        assertThat(outbox.lettersTo(address)).as("once a day").hasSize(6);
        assertThat(outbox.lastTo(address).text())
                .contains("suit déjà", "Texte\u202f: ", "/suivre/reglage/", "/suivre/arret/");
        assertThat(rows("frequency = 'DAILY'")).as("nobody else changes it").isEqualTo(1);
        // another spelling of the same mailbox
        address = address.replace("@", "+autre@");
        post("/suivre", wish("texte=" + TEXTE, "daily"));
        assertThat(rows("true")).isEqualTo(1);
        sql.run("delete from follow");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept() throws Exception {
        var answer = post("/suivre", "texte=" + TEXTE + "&mail=zoe%40%22%3Cb%3E&frequence=hourly");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.body())
                .contains("role=\"alert\"")
                .contains("href=\"#suivre-mail\"", "href=\"#suivre-frequence\"", "href=\"#suivre-consentement\"")
                .contains(
                        "id=\"suivre-mail-erreur\"",
                        "id=\"suivre-frequence-erreur\"",
                        "id=\"suivre-consentement-erreur\"")
                .contains("value=\"zoe@&#34;&lt;b>\"");
        for (var id : List.of("suivre-mail", "suivre-frequence", "suivre-consentement")) {
            assertThat(answer.body()).contains("id=\"" + id + "\"");
        }
        assertThat(post("/en/suivre", "texte=" + TEXTE + "&frequence=daily&consentement=oui")
                        .body())
                .contains("Your request was not sent");
        assertThat(rows("true")).isZero();
    }

    @Test
    void what_is_not_there_or_hidden_cannot_be_followed() throws Exception {
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)
                values ('PA794906', 'ugo-bernalicis-2', 'M.', 'Ugo', 'Bernalicis', '') on conflict do nothing""");
        var petition = testPetitions.aPetition();
        assertThat(get("/suivre?petition=" + petition.uid()).body()).contains("Un banc par place");
        assertThat(get("/suivre?acteur=PA794906").body()).contains("M. Ugo Bernalicis");
        assertThat(get("/suivre?theme=sante").body()).contains("Santé", "value=\"5\"");
        assertThat(get("/en/suivre?theme=5").body()).contains("Health");
        petitions.hide(petition.id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        assertThat(get("/suivre?petition=" + petition.uid()).statusCode()).isEqualTo(410);
        for (var query : List.of(
                "",
                "?petition=999999999999999999999",
                "?petition=0",
                "?theme=rien",
                "?theme=99999",
                "?texte=PRJLANR5L17B0",
                "?texte=%27",
                "?acteur=PA0",
                "?acteur=PA794906&theme=5",
                "?mots=",
                "?mots=zzyzxq",
                "?mots=%3Cb%3Evid%C3%A9o",
                "?mots=https%3A%2F%2Fevil.example",
                "?mots=" + "long".repeat(12),
                "?autre=1")) {
            assertThat(get("/suivre" + query).statusCode()).as(query).isEqualTo(404);
            assertThat(get("/suivre/envoye" + query).statusCode()).as(query).isEqualTo(404);
        }
        assertThat(post("/suivre", wish("petition=" + petition.uid(), "daily")).statusCode())
                .isEqualTo(404);
        assertThat(outbox.lettersTo(address)).isEmpty();
    }

    @Test
    void the_words_of_a_search_are_followed_however_they_were_typed_and_no_others() throws Exception {
        var uid = sql.aScrutin();
        sql.run("""
                update amendement
                set search = search || to_tsvector('pg_catalog.french', search_words('suivabilité mots d’essai'))
                where uid = ?""", uid);
        var link = "/suivre?mots=suivabilit%C3%A9";
        assertThat(get("/amendements?q=Suivabilit%C3%A9").body())
                .contains("href=\"" + link + "\"", "Suivre «\u202fsuivabilité\u202f» par courriel");
        assertThat(get("/en/amendements?q=suivabilit%C3%A9").body()).contains("href=\"/en" + link + "\"");
        for (var list : List.of("?q=suivabilit%C3%A9+zzyzxq", "?q=suivabilit%C3%A9&sort=REJETE", "?q=zzyzxq", "")) {
            assertThat(get("/amendements" + list).body()).as(list).doesNotContain("/suivre?mots");
        }
        assertThat(get("/suivre?mots=suivabilit%C3%A9+zzyzxq").statusCode()).isEqualTo(404);
        var form = get("/suivre?mots=%20SUIVABILIT%C3%89%20%20").body();
        assertThat(form).contains("value=\"suivabilité\"", "href=\"/amendements?q=suivabilit%C3%A9\"");

        for (var typed : List.of("suivabilit%C3%A9", "Suivabilite%CC%81")) {
            var asked = post("/suivre", wish("mots=" + typed, "daily"));
            var sent = asked.headers().firstValue("location").orElseThrow();
            assertThat(sent).isEqualTo("/suivre/envoye?mots=suivabilit%C3%A9");
            assertThat(get(sent).body()).contains("Regardez votre courrier", "href=\"" + link + "\"");
        }
        assertThat(rows("kind = 'MOTS' and subject = 'suivabilité'")).isEqualTo(1);
        assertThat(outbox.lastTo(address).text()).contains("Amendements sur «\u202fsuivabilité\u202f»");
        var settings =
                post(confirmationLink(), "").headers().firstValue("location").orElseThrow();
        sql.run("update amendement set search = '' where uid = ?", uid);
        assertThat(get(path(settings)).body())
                .as("also while nothing holds them")
                .contains("Mots cherchés", ">suivabilité</a>");
    }

    @Test
    void a_mail_program_stops_a_follow_with_one_request() throws Exception {
        post("/suivre", wish("theme=sante", "daily"));
        var settings = path(
                post(confirmationLink(), "").headers().firstValue("location").orElseThrow());
        var stop = stopLink(settings);
        assertThat(RawHttp.send(
                        server.getPort(),
                        "POST " + stop + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: https://evil.example\r\n"
                                + "Content-Type: " + FORM + "\r\nContent-Length: 0\r\n\r\n"))
                .as("a page of somebody else")
                .startsWith("HTTP/1.1 403");
        for (var type : List.of(FORM, "multipart/form-data; boundary=x")) {
            var body = type.equals(FORM)
                    ? "List-Unsubscribe=One-Click"
                    : "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
            assertThat(RawHttp.send(
                            server.getPort(),
                            "POST " + stop + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                    .startsWith("HTTP/1.1 200");
            assertThat(rows("true")).isZero();
        }
        assertThat(post("/suivre/arret/abc", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_of_one_kind_opens_nothing_else() throws Exception {
        post("/suivre", wish("theme=sante", "daily"));
        var token = confirmationLink().replaceFirst(".*/", "");
        for (var kind : List.of("reglage", "arret", "nouvelles")) {
            assertThat(get("/suivre/" + kind + "/" + token).statusCode()).isEqualTo(404);
            assertThat(post("/suivre/" + kind + "/" + token, "frequence=daily").statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/suivre/confirmation/" + token.substring(1)).statusCode())
                .isEqualTo(404);
        sql.run("delete from follow");
    }

    @Test
    void what_nobody_confirms_is_gone_after_seven_days() throws Exception {
        post("/suivre", wish("theme=sante", "daily"));
        sql.run("update follow set asked_at = asked_at - interval '6 days 23 hours'");
        assertThat(follows.purge()).isZero();
        sql.run("update follow set asked_at = asked_at - interval '2 hours'");
        var link = confirmationLink();
        assertThat(get(link).statusCode()).as("also before it is erased").isEqualTo(410);
        assertThat(post(link, "").statusCode()).isEqualTo(410);
        assertThat(outbox.lettersTo(address)).hasSize(1);
        assertThat(follows.purge()).isEqualTo(1);
        assertThat(outbox.lettersTo(address)).isEmpty();
        assertThat(rows("true")).isZero();
    }

    @Test
    void nothing_in_the_database_names_a_follower_or_ties_two_follows_together() throws Exception {
        var theme = new Followed(SubjectKind.THEME, "5");
        var texte = new Followed(SubjectKind.TEXTE, TEXTE);
        var mailbox = EmailAddress.parse(address).orElseThrow();
        for (var subject : List.of("theme=5", "texte=" + TEXTE)) {
            post("/suivre", wish(subject, "daily"));
            post(confirmationLink(), "");
        }
        assertThat(seals.addressKey(theme, mailbox)).isNotEqualTo(seals.addressKey(texte, mailbox));
        assertThat(sql.number("select count(distinct address_key) from follow")).isEqualTo(2);
        assertThat(sql.number("""
                select count(*) from information_schema.columns
                where table_name = 'follow' and column_name in ('confirmed_at', 'created_at')""")).as("no time of the confirmation").isZero();
        assertThat(sql.number("select count(distinct last_sent_until) from follow"))
                .as("the same for all who confirm on one day")
                .isEqualTo(1);
        var key = seals.addressKey(theme, mailbox).toString();
        assertThat(tablesWith("planted.example")).isEmpty();
        assertThat(tablesWith(address.replace("@planted.example", "@"))).isEmpty();
        assertThat(tablesWith(key)).containsExactly("follow");

        var id = sql.text("select follow_id from follow where kind = 'THEME'");
        assertThat(tablesWith(id)).as("no time stands beside a follow").containsExactly("follow");
        assertThat(outbox.lettersTo(address)).hasSize(2);
        follows.stop(java.util.UUID.fromString(id));
        follows.stop(java.util.UUID.fromString(sql.text("select follow_id from follow")));
        assertThat(tablesWith(key)).isEmpty();
        assertThat(tablesWith("planted.example")).isEmpty();
        assertThat(sql.number("select count(*) from follow")).isZero();
        assertThat(outbox.lettersTo(address)).as("nothing waits any more").isEmpty();
    }

    /** Which tables hold these characters in any column, in text or in bytes. */
    private List<String> tablesWith(String characters) {
        var found = new java.util.ArrayList<String>();
        long tables = sql.number("select count(*) from pg_tables where schemaname = 'public'");
        assertThat(tables).isGreaterThan(40);
        for (int i = 0; i < tables; i++) {
            var table = sql.text(
                    "select tablename from pg_tables where schemaname = 'public' order by 1 limit 1 offset " + i);
            long rows = sql.number(
                    "select count(*) from " + table
                            + " t where t::text ilike '%' || ? || '%' or t::text ilike '%' || ? || '%'",
                    characters,
                    java.util.HexFormat.of().formatHex(characters.getBytes(UTF_8)));
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    @Test
    void pages_lead_to_what_they_can_be_followed_by() throws Exception {
        assertThat(get("/amendements?texte=" + TEXTE).body()).contains("href=\"/suivre?texte=" + TEXTE + "\"");
        assertThat(get("/en/themes/sante").body()).contains("href=\"/en/suivre?theme=sante\"");
        assertThat(get("/amendements").body()).doesNotContain("/suivre?texte");
        assertThat(get("/donnees-personnelles").body()).contains("Les suivis par courriel");
    }
}
