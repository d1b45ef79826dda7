package fr.voix.petition.author;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.base.guard.RawHttp;
import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.Signatory;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a new petition, over HTTP and without JavaScript. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class NewPetitionTest {

    private static final String PATH = "/petitions/nouvelle";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    PetitionService petitions;

    @Inject
    Outbox outbox;

    private Signatory visitor;
    private String address;

    @BeforeEach
    void somebodyComes() {
        visitor = new Signatory(server.getURI());
        address = "camille" + NUMBERS.incrementAndGet() + "@voix.example";
    }

    private Map<String, String> form() {
        int number = NUMBERS.incrementAndGet();
        return new HashMap<>(Map.of(
                "titre", unlike(number),
                "demande", "Que cela soit fait.",
                "motifs", "Cela manque.\r\n\r\nC’est possible.",
                "sources", "https://www.assemblee-nationale.fr/\r\n\r\nhttps://example.org/étude".replace("é", "e"),
                "nom", "Collectif des usagers",
                "mail", address,
                "pays", "FR",
                "codePostal", "29200",
                "regle", "oui"));
    }

    /** Two of these share no word. */
    private static String unlike(int number) {
        return "Zq" + Integer.toString(number * 7919, 36) + "x bw" + Integer.toString(number * 104729, 36) + "k";
    }

    private long drafts() {
        return sql.number("select count(*) from petition");
    }

    @Test
    void the_form_is_the_same_for_everyone_in_both_languages() {
        HttpResponse<String> french = visitor.get(PATH);
        assertThat(french.statusCode()).isEqualTo(200);
        assertThat(french.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(french.headers().firstValue("Cache-Control").orElseThrow()).contains("public");
        assertThat(french.body()).contains("Lancer une pétition", "150\u00a0caractères", "3\u202f000\u00a0caractères");
        assertThat(french.body()).contains("Encore %s\u00a0caractère|").doesNotContain("signe|");
        assertThat(visitor.get("/en" + PATH).body()).contains("Start a petition", "3,000 characters");
    }

    @Test
    void a_petition_is_written_and_its_author_sent_a_link() {
        long before = drafts();
        HttpResponse<String> answer = visitor.post(PATH, form());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/petitions/nouvelle/envoyee");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(visitor.get("/petitions/nouvelle/envoyee").body()).contains("Regardez votre courrier");
        assertThat(drafts()).isEqualTo(before + 1);
        assertThat(outbox.lastTo(address).text()).contains("/petitions/suivi/");
        assertThat(sql.number("select count(*) from petition_author where departement = '29'"))
                .isPositive();
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_petition_and_one_mail() throws Exception {
        var form = form();
        long before = drafts();
        Callable<Integer> send = () -> visitor.post("/en" + PATH, form).statusCode();
        try (var executor = Executors.newFixedThreadPool(4)) {
            for (var one : executor.invokeAll(List.of(send, send, send, send))) {
                assertThat(one.get()).isEqualTo(303);
            }
        }
        assertThat(drafts()).isEqualTo(before + 1);
        assertThat(outbox.lettersTo(address)).hasSize(1);
        assertThat(outbox.lastTo(address).text()).contains("/en/petitions/suivi/");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "titre      | -                   | Donnez un titre            | Give a title",
                "titre      | \u200b\u3164        | Titre                      | Title",
                "demande    | -                   | Dites ce qui est demandé   | Say what is asked",
                "demande    | ...                 | il y faut des mots         | it needs words",
                "motifs     | -                   | Dites pourquoi             | Say why",
                "sources    | http://example.org  | La source 1                | Source 1",
                "sources    | javascript:alert(1) | La source 1                | Source 1",
                "lien       | ZZ99999             | Aucun amendement           | No amendment",
                "theme      | inconnu             | Ce thème n’existe pas      | This theme does not exist",
                "nom        | -                   | Donnez le nom              | Give the name",
                "nom        | X                   | au moins deux lettres      | two letters at least",
                "nom        | www.exemple.fr      | ni une adresse ni un site  | no address and no site",
                "mail   | -                   | Donnez une adresse         | Give an e-mail address",
                "mail   | camille@            | n’est pas complète         | is incomplete",
                "pays       | ZZ                  | pays                       | country",
                "codePostal | -                   | code postal                | postcode",
                "codePostal | 99999               | code postal                | postcode",
                "regle      | -                   | Il faut accepter           | You need to accept",
            })
    void every_refusal_is_said_beside_its_field_and_keeps_what_was_typed(
            String field, String value, String french, String english) {
        var form = form();
        form.put(field, value == null ? "" : value);
        for (boolean isEnglish : new boolean[] {false, true}) {
            long before = drafts();
            HttpResponse<String> answer = visitor.post(isEnglish ? "/en" + PATH : PATH, form);
            assertThat(answer.statusCode()).as(field).isEqualTo(422);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.body())
                    .containsIgnoringCase(isEnglish ? english : french)
                    .contains("href=\"#" + field + "\"", "id=\"" + field + "-e\"", "id=\"" + field + "\"")
                    .contains("aria-invalid=\"true\"");
            for (String kept : List.of("demande", "nom", "titre")) {
                if (!kept.equals(field)) {
                    assertThat(answer.body()).contains(form.get(kept));
                }
            }
            assertThat(drafts()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"titre,150", "demande,500", "motifs,3000"})
    void lengths_count_code_points_after_line_ends_are_one(String field, int most) {
        var form = form();
        // each emoji is two UTF-16 units and four bytes; a line end comes as two characters
        String fitting = field.equals("titre")
                ? "Été " + "\ud83d\uddf3".repeat(Math.min(most, 150) - 4)
                : "Été\r\n" + "é".repeat(most - 4);
        form.put(field, fitting);
        assertThat(visitor.post(PATH, form).statusCode()).isEqualTo(303);
        form.put(field, fitting + "é");
        HttpResponse<String> refused = visitor.post(PATH, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("retirez-en 1.");
    }

    @Test
    void more_sources_than_ten_are_refused() {
        var form = form();
        form.put("sources", "https://example.org/a\n".repeat(30));
        assertThat(visitor.post(PATH, form).statusCode())
                .as("one, thirty times")
                .isEqualTo(303);
        var many = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            many.append("https://example.org/").append(i).append('\n');
        }
        form.put("sources", many.toString());
        assertThat(visitor.post(PATH, form).body()).contains("11 sources");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"titre", "demande", "motifs", "sources", "nom", "lien", "mail", "theme", "pays", "codePostal"})
    void a_nul_is_refused_with_words_in_every_field(String field) {
        var form = form();
        form.put(field, "Mot\0caché");
        HttpResponse<String> answer = visitor.post(PATH, form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"" + field + "-e\"").doesNotContain("\0");
    }

    @Test
    void markup_stays_text_and_signs_that_turn_the_direction_are_gone() {
        var form = form();
        form.put("titre", "<script>alert(1)</script>\u202e" + unlike(NUMBERS.incrementAndGet()));
        form.put("regle", "");
        HttpResponse<String> refused = visitor.post(PATH, form);
        assertThat(refused.body()).contains("&lt;script>alert(1)").doesNotContain("<script>alert");
        form.put("regle", "oui");
        assertThat(visitor.post(PATH, form).statusCode()).isEqualTo(303);
        assertThat(sql.number("select count(*) from petition where titre like '%' || chr(8238) || '%'"))
                .isZero();
    }

    @Test
    void a_body_of_ten_megabytes_is_refused_and_so_is_another_site() throws Exception {
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n";
        assertThat(RawHttp.send(server.getPort(), head + "Content-Length: 10485760\r\n\r\ntitre=" + "x".repeat(70_000)))
                .startsWith("HTTP/1.1 413");
        for (String foreign :
                List.of("Origin: https://attacker.example", "Origin: null", "Sec-Fetch-Site: cross-site")) {
            assertThat(RawHttp.send(server.getPort(), head + foreign + "\r\nContent-Length: 3\r\n\r\na=b"))
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(RawHttp.send(server.getPort(), head + "Content-Length: 9\r\n\r\ntitre=%zz"))
                .matches("(?s)HTTP/1.1 4\\d\\d .*");
    }

    @Test
    void a_petition_is_about_an_amendement_by_its_number_or_the_address_of_its_page() {
        var scrutin = fixtures.anOpenScrutin();
        var form = form();
        form.put("lien", "https://voix.example/en/scrutins/" + scrutin.uid() + "?x=1");
        assertThat(visitor.post(PATH, form).statusCode()).isEqualTo(303);
        assertThat(sql.number("select count(*) from petition where amendement_uid = '" + scrutin.uid() + "'"))
                .isEqualTo(1);
        form.put("theme", "sante");
        form.put("titre", unlike(NUMBERS.incrementAndGet()));
        assertThat(visitor.post(PATH, form).body()).contains("liée à une seule chose");
    }

    @Test
    void petitions_that_look_alike_are_shown_before_another_is_made() {
        String titre = "Interdire la publicité lumineuse dans les vitrines la nuit";
        var form = form();
        form.put("titre", titre);
        assertThat(visitor.post(PATH, form).statusCode()).isEqualTo(303);
        long id = sql.number("select max(petition_id) from petition");
        assertThat(visitor.get("/petitions/proches?q=Interdire+la+publicite+lumineuse")
                        .body())
                .as("a draft is nobody's business")
                .doesNotContain(titre);
        publish(id);

        for (String near : List.of(
                "Interdire+la+publicite+lumineuse+des+vitrines", // without accents
                "publicit%C3%A9s+lumineuses+interdites+la+nuit", // other forms of the words
                "Interdir+la+publicit%C3%A9+lumineuze+dans+les+vitrine+la+nuit")) { // misspelt
            assertThat(visitor.get("/petitions/proches?q=" + near).body())
                    .as(near)
                    .contains(titre);
        }
        for (String other : List.of(
                "Construire+un+pont",
                "Interdire+les+trottinettes",
                "Nous+demandons+une+loi",
                "Les+nuits+des+enfants")) {
            assertThat(visitor.get("/en/petitions/proches?q=" + other).body())
                    .as(other)
                    .doesNotContain(titre);
        }

        form.put("mail", "autre@voix.example");
        form.put("titre", "Interdire la publicité lumineuse la nuit dans les vitrines");
        HttpResponse<String> shown = visitor.post(PATH, form);
        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("/petitions/" + id, "Ouverte aux signatures", "href=\"#nouvelle\"");
        form.put("nouvelle", "oui");
        assertThat(visitor.post(PATH, form).statusCode()).isEqualTo(303);

        petitions.hide(id, true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        assertThat(visitor.get("/petitions/proches?q=Interdire+la+publicit%C3%A9+lumineuse+en+vitrine")
                        .body())
                .doesNotContain(titre);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%ff", "%EF%BF%BDabc"})
    void a_search_for_what_is_no_text_is_malformed(String q) {
        assertThat(visitor.get("/petitions/proches?q=" + q).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%27%22%26%7C%21%28%29%3A%2A", "le+la+les", "%F0%9F%97%B3", "a"})
    void a_search_for_nothing_finds_nothing(String q) {
        HttpResponse<String> answer = visitor.get("/petitions/proches?q=" + q);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("data-near-found=\"0\"");
    }

    @Test
    void whoever_passed_the_robot_check_has_a_limit_too_and_a_mailbox_gets_only_so_much() {
        try (EmbeddedServer strict = TestServer.start(Map.of(
                "voix.signatures.per-visitor-hourly", 3,
                "voix.signatures.per-mailbox-hourly", 2,
                "test.local-outbox", "true"))) {
            var context = strict.getApplicationContext();
            var checked = new Signatory(
                    strict.getURI(), "Cookie", context.getBean(TestVoters.class).aVoter());
            var sent = context.getBean(Outbox.class);
            for (int i = 0; i < 2; i++) {
                assertThat(checked.post(PATH, form()).statusCode()).isEqualTo(303);
            }
            var form = form();
            HttpResponse<String> third = checked.post(PATH, form);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(third.body()).contains("id=\"robot-e\"", "Rien n’est parti", form.get("titre"));
            assertThat(sent.lettersTo(address)).hasSize(2);
            assertThat(checked.post("/petitions/suivi", Map.of("mail", address)).statusCode())
                    .isEqualTo(303);
            assertThat(sent.lettersTo(address)).as("its links all the same").hasSize(3);
            HttpResponse<String> fifth = checked.post(PATH, form());
            assertThat(fifth.statusCode()).isEqualTo(429);
            assertThat(fifth.body()).contains("Beaucoup de demandes sont venues d’ici");
        }
    }

    private void publish(long id) {
        for (var step : List.of(
                Map.entry(PetitionState.SPONSORING, EventKind.CONFIRMED),
                Map.entry(PetitionState.AWAITING, EventKind.SPONSORED),
                Map.entry(PetitionState.OPEN, EventKind.PUBLISHED))) {
            petitions.change(id, step.getKey(), EventDraft.of(step.getValue(), EventActor.MODERATION));
        }
    }
}
