package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.guard.RawHttp;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.petition.petition.AnswerDraft;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.signature.name.NameListing;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the form to the receipt and back, as somebody without JavaScript goes. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.limits.enabled", value = "false")
class SigningTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    SignatureTables tables;

    @Inject
    AnswerService answers;

    @Inject
    SignatureLinkService links;

    @Inject
    SignatureCountService counts;

    @Inject
    NameListing names;

    @Inject
    UrnRecount recounts;

    @Inject
    Outbox outbox;

    @Inject
    ShiftedClock clock;

    @Inject
    ScrutinFixture scrutins;

    @Inject
    PetitionFixture fixture;

    @Inject
    ThemeService themes;

    private Signatory browser;
    private String mail;

    @BeforeEach
    void setUp() {
        browser = new Signatory(server.getURI());
        mail = "camille" + PEOPLE.incrementAndGet() + "@exemple.fr";
    }

    @Test
    void a_signature_counts_once_its_mail_is_answered() {
        Petition petition = petitions.anOpenOne();
        HttpResponse<String> answer = browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        assertThat(answer.statusCode()).isEqualTo(303);
        HttpResponse<String> sent = browser.follow(answer);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("Un message part vers", mail, "Renvoyer le message");
        assertPersonal(sent);
        assertThat(tables.rowsOf(petition)).isEqualTo("1+0");
        assertThat(tables.leavesOf(petition)).hasSize(1);

        String link = Signatory.confirmationIn(outbox.lastTo(mail));
        HttpResponse<String> page = browser.get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Camille Roux", "Ille-et-Vilaine (35)", "Confirmer ma signature");
        assertPersonal(page);
        assertThat(tables.rowsOf(petition)).as("looking counts nothing").isEqualTo("1+0");

        HttpResponse<String> confirmed = browser.post(link, Map.of());
        assertThat(confirmed.statusCode()).isEqualTo(303);
        HttpResponse<String> counted = browser.follow(confirmed);
        assertThat(counted.body())
                .contains("Signature comptée", "la pétition compte 1\u00a0signature.")
                .contains("href=\"/suivre?petition=" + petition.id() + "\">Suivre par courriel</a>");
        assertThat(tables.rowsOf(petition)).isEqualTo("0+1");
        String leaf = tables.leavesOf(petition).getLast();
        assertThat(leaf).startsWith("s1 " + petition.id() + " 1 ");
        assertThat(counted.body()).contains(leaf);
        assertThat(browser.get(link + "/recu.json").body())
                .contains("\"format\":\"voix-recu\"", "\"petition\":\"" + petition.id() + "\"", leaf);
        assertThat(tables.areasOf(petition)).isEqualTo("35=1");
        assertThat(recounts.recount(petition.uid()).orElseThrow().faults()).isEmpty();
    }

    @Test
    void of_a_bill_or_a_theme_those_with_the_most_votes_stand_below_it() {
        String uid = scrutins.aScrutin(7, LocalDate.of(2026, 1, 6));
        String texte = scrutins.aTexte();
        scrutins.run("update amendement set texte_uid = ? where uid = ?", texte, uid);
        assertThat(signed(fixture.aPetition()
                        .about(new PetitionSubject(null, texte, null))
                        .make()))
                .contains("Porte sur", "Cabanes", "Pour 100,0", "(7\u00a0voix)", "chantillon non représentatif")
                .contains("/CION_FIN/CF");

        themes.classify(uid, List.of("budget-fiscalite"), scrutins.aModerator(), null);
        var theme = (int) scrutins.number("select current_theme('budget-fiscalite')");
        assertThat(signed(fixture.aPetition()
                        .about(new PetitionSubject(null, null, theme))
                        .make()))
                .contains("(7\u00a0voix)", "/CION_FIN/CF");

        scrutins.run("update urn set pour_0 = 0 where uid = ?", uid);
        assertThat(signed(fixture.aPetition()
                        .about(new PetitionSubject(null, texte, null))
                        .make()))
                .contains("Cabanes")
                .doesNotContain("chantillon", "/CION_FIN/CF");
    }

    private String signed(Petition petition) {
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        return browser.follow(browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of()))
                .body();
    }

    @Test
    void whoever_signed_reads_what_comes_next_who_was_asked_and_who_answered() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        String link = Signatory.confirmationIn(outbox.lastTo(mail));
        HttpResponse<String> counted = browser.follow(browser.post(link, Map.of()));
        assertThat(counted.body())
                .contains("La suite", "signatures pour qu’une réponse soit demandée. La pétition se signe jusqu’au ")
                .doesNotContain("est demandée au Parlement", "#suite");

        tables.change("insert into petition_threshold (urn_id, kind, signatures, size, reached_at) values ("
                + petition.urnId() + ", 'ANSWER', 1, 2, '2026-11-19T12:00:00Z')");
        answers.publish(
                petition.id(),
                new AnswerDraft(
                        AnswerKind.ANSWER,
                        "Le ministère des Transports",
                        LocalDate.of(2026, 11, 20),
                        "Nous le ferons.",
                        null,
                        List.of()));
        assertThat(browser.get(link).body())
                .contains("Une réponse est demandée au Parlement depuis le 19\u00a0novembre 2026.")
                .contains("#suite\">Le ministère des Transports a répondu le 20\u00a0novembre 2026</a>");
    }

    @Test
    void a_scanner_that_opens_the_link_confirms_nothing_and_one_that_presses_twice_spends_nothing() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        String link = Signatory.confirmationIn(outbox.lastTo(mail));
        for (String agent : new String[] {"Mozilla/5.0 (compatible; MSIE 9.0; SafeLinks)", "Proofpoint", "curl/8"}) {
            Signatory scanner = new Signatory(server.getURI(), "User-Agent", agent, "Sec-Purpose", "prefetch");
            assertThat(scanner.head(link).statusCode()).isEqualTo(200);
            assertThat(scanner.get(link).statusCode()).isEqualTo(200);
            assertThat(scanner.get(link).statusCode()).isEqualTo(200);
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("1+0");

        Signatory scanner = new Signatory(server.getURI(), "User-Agent", "a scanner that fills in forms");
        assertThat(scanner.post(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(scanner.post(link, Map.of()).statusCode()).isEqualTo(303);
        String receipt = browser.get(link + "/recu.json").body();

        assertThat(browser.get(link).body()).contains("Signature comptée");
        assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get(link + "/recu.json").body()).isEqualTo(receipt);
        assertThat(tables.leavesOf(petition)).hasSize(2);
        assertThat(tables.countedIn(petition)).isEqualTo("1");
    }

    @Test
    void the_code_of_the_mail_may_be_typed_instead_of_its_link() {
        Petition petition = petitions.anOpenOne();
        HttpResponse<String> sent = browser.follow(browser.sign(petition.id(), Signatory.form("Camille Roux", mail)));
        String request = Signatory.requestIn(sent);
        String code = outbox.lastTo(mail).code();
        String path = "/petitions/" + petition.id() + "/signatures/code";
        HttpResponse<String> wrong = browser.post(path, Map.of("demande", request, "code", another(code)));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Ce code ne convient pas", "aria-invalid=\"true\"");

        HttpResponse<String> right = browser.post(
                path, Map.of("demande", request, "code", " " + code.substring(0, 3) + " " + code.substring(3)));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(browser.follow(right).body()).contains("Signature comptée");
        assertThat(tables.rowsOf(petition)).isEqualTo("0+1");
    }

    @Test
    void after_ten_wrong_codes_only_the_link_confirms() {
        Petition petition = petitions.anOpenOne();
        String request =
                Signatory.requestIn(browser.follow(browser.sign(petition.id(), Signatory.form("Camille Roux", mail))));
        String code = outbox.lastTo(mail).code();
        String path = "/petitions/" + petition.id() + "/signatures/code";
        for (int i = 0; i < 10; i++) {
            browser.post(path, Map.of("demande", request, "code", another(code)));
        }
        assertThat(browser.post(path, Map.of("demande", request, "code", code)).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(tables.rowsOf(petition)).isEqualTo("0+1");
    }

    @Test
    void the_mail_goes_out_five_times_at_most_and_each_of_its_codes_is_good() {
        Petition petition = petitions.anOpenOne();
        String request =
                Signatory.requestIn(browser.follow(browser.sign(petition.id(), Signatory.form("Camille Roux", mail))));
        String first = outbox.lastTo(mail).code();
        for (int i = 0; i < 7; i++) {
            HttpResponse<String> again =
                    browser.post("/petitions/" + petition.id() + "/signatures/renvoi", Map.of("demande", request));
            assertThat(again.statusCode()).isEqualTo(303);
            assertThat(browser.follow(again).body()).contains("Le message repart");
        }
        assertThat(outbox.lettersTo(mail)).hasSize(5);
        assertThat(outbox.lettersTo(mail).stream().map(ReceivedMail::code).distinct())
                .hasSize(5);
        assertThat(browser.post(
                                "/petitions/" + petition.id() + "/signatures/code",
                                Map.of("demande", request, "code", first))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoever_asks_is_shown_the_same_whatever_is_known_of_the_address() {
        Petition petition = petitions.anOpenOne();
        String fresh = shown(petition, "Camille Roux", mail);
        String pending = shown(petition, "CAMILLE  ROUX", mail);
        browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of());
        String counted = shown(petition, "camille roux", mail);
        shown(petition, "Dominique Roux", mail);
        browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of());
        String third = shown(petition, "Claude Roux", mail);

        assertThat(pending).isEqualTo(fresh);
        assertThat(counted).isEqualTo(fresh);
        assertThat(third).isEqualTo(fresh);
        assertThat(outbox.lettersTo(mail).stream().map(ReceivedMail::subject))
                .containsExactly(
                        "Confirmez votre signature",
                        "Confirmez votre signature",
                        "Vous avez déjà signé",
                        "Confirmez votre signature",
                        "Deux signatures avec cette adresse");
        assertThat(tables.rowsOf(petition)).isEqualTo("0+2");
    }

    /** Somebody else typed the address, twice. */
    @Test
    void two_wishes_that_nobody_confirms_keep_the_owner_of_the_mailbox_out_of_nothing() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Première Farce", mail));
        String junk = Signatory.confirmationIn(outbox.lastTo(mail));
        browser.sign(petition.id(), Signatory.form("Seconde Farce", mail));
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        assertThat(tables.rowsOf(petition)).isEqualTo("2+0");
        assertThat(outbox.lettersTo(mail)).as("that of the first is gone").hasSize(2);
        assertThat(browser.get(junk).statusCode()).isEqualTo(410);
        assertThat(browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of())
                        .statusCode())
                .isEqualTo(303);
        browser.sign(petition.id(), Signatory.form("Dominique Roux", mail));
        browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of());
        browser.sign(petition.id(), Signatory.form("Troisième Farce", mail));
        assertThat(tables.rowsOf(petition))
                .as("what counts gives way to nothing")
                .isEqualTo("0+2");
        assertThat(outbox.lastTo(mail).subject()).isEqualTo("Deux signatures avec cette adresse");
    }

    @Test
    void nothing_is_sent_again_of_a_petition_that_is_hidden_or_over() {
        Petition hidden = petitions.anOpenOne();
        Petition closed = petitions.anOpenOne();
        for (Petition petition : List.of(hidden, closed)) {
            String request = Signatory.requestIn(
                    browser.follow(browser.sign(petition.id(), Signatory.form("Camille Roux", mail))));
            int letters = outbox.lettersTo(mail).size();
            if (petition == hidden) {
                petitions.hide(petition);
            } else {
                petitions.close(petition);
            }
            browser.post("/petitions/" + petition.id() + "/signatures/renvoi", Map.of("demande", request));
            assertThat(outbox.lettersTo(mail)).hasSize(letters);
        }
    }

    @Test
    void whoever_types_it_again_shows_nobody_who_did_not_agree_to_it() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        Map<String, String> again = new LinkedHashMap<>(Signatory.form("camille roux", mail));
        again.put("affichage", "oui");
        again.put("nouvelles", "oui");
        browser.sign(petition.id(), again);
        browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of());
        names.list();
        petitions.close(petition);
        names.list();
        assertThat(tables.rowsOf(petition)).isEqualTo("0+1");
        assertThat(counts.publicNames(petition.urnId(), 10)).isZero();
    }

    /** Status, where it leads without what differs by chance, and the page there. */
    private String shown(Petition petition, String name, String address) {
        HttpResponse<String> answer = browser.sign(petition.id(), Signatory.form(name, address));
        String location = answer.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> page = browser.follow(answer);
        String request = Signatory.requestIn(page);
        HttpResponse<String> wrong = browser.post(
                "/petitions/" + petition.id() + "/signatures/code", Map.of("demande", request, "code", "x"));
        HttpResponse<String> again =
                browser.post("/petitions/" + petition.id() + "/signatures/renvoi", Map.of("demande", "x" + request));
        return String.join(
                "\n",
                answer.statusCode() + " " + location.length(),
                page.statusCode() + " " + page.body().replace(request, ""),
                wrong.statusCode() + " " + wrong.body().replace(request, ""),
                again.statusCode() + " " + again.headers().firstValue("Location"));
    }

    @Test
    void the_name_of_what_was_asked_for_is_never_the_same_and_good_for_that_petition_alone() {
        Petition petition = petitions.anOpenOne();
        Petition other = petitions.anOpenOne();
        String first = browser.sign(petition.id(), Signatory.form("Camille Roux", mail))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String second = browser.sign(petition.id(), Signatory.form("Camille Roux", mail))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(second).isNotEqualTo(first).hasSameSizeAs(first);
        String request = first.substring(first.indexOf('=') + 1);
        for (String bad : new String[] {"", "x", request.substring(4), request + "AAAA", "%00", "a".repeat(2000)}) {
            HttpResponse<String> answer = browser.get("/petitions/" + petition.id() + "/signatures?demande=" + bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains(petition.path() + "#signer");
        }
        assertThat(browser.get("/petitions/" + other.id() + "/signatures?demande=" + request)
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/petitions/" + petition.id() + "/signatures").statusCode())
                .isEqualTo(303);
    }

    @Test
    void two_of_one_mailbox_may_sign_however_they_spell_it() {
        Petition petition = petitions.anOpenOne();
        String box = "camille.roux" + PEOPLE.incrementAndGet();
        browser.sign(petition.id(), Signatory.form("Camille Roux", box + "@gmail.com"));
        browser.sign(petition.id(), Signatory.form("Dominique Roux", box.replace(".", "") + "@googlemail.com"));
        browser.sign(petition.id(), Signatory.form("Claude Roux", box + "+voix@gmail.com"));
        assertThat(tables.rowsOf(petition)).isEqualTo("2+0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"éloïse d’arc", "Eloise D'Arc", "ELOÏSE  D ARC", "Éloïse d-Arc"})
    void one_person_of_a_mailbox_signs_once_however_they_spell_their_name(String spelled) {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Éloïse d’Arc", mail));
        browser.sign(petition.id(), Signatory.form(spelled, mail));
        assertThat(tables.rowsOf(petition)).isEqualTo("1+0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nom          |              | Indiquez votre prénom et votre nom
            nom          | x            | ne se lit pas comme celui
            nom          | a@b.fr       | ne se lit pas comme celui
            mail         |              | Indiquez votre adresse électronique
            mail         | camille.roux@ | Il manque la fin de l’adresse
            mail         | camille      | n’a pas la forme
            pays         | XX           | pays
            pays         | fr           | pays
            codePostal   |              | code postal
            codePostal   | 99999        | code postal
            codePostal   | 3500         | code postal
            """)
    void what_is_wrong_is_said_beside_the_field_and_everything_typed_is_kept(String field, String value, String said) {
        Petition petition = petitions.anOpenOne();
        Map<String, String> form = Signatory.form("Camille <Roux>", mail);
        form.put("affichage", "oui");
        form.put(field, value == null ? "" : value);
        HttpResponse<String> refused = browser.sign(petition.id(), form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .containsIgnoringCase(said)
                .contains(
                        "href=\"#signer-" + field + "\"",
                        "id=\"signer-" + field + "-erreur\"",
                        "id=\"signer-" + field + "\"",
                        "name=\"affichage\" value=\"oui\" checked",
                        "name=\"consentement\" value=\"oui\" checked",
                        petition.text().titre())
                .doesNotContain("<Roux>");
        if (!field.equals("mail")) {
            assertThat(refused.body()).contains("value=\"" + mail + "\"");
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
    }

    @Test
    void without_consent_nothing_is_stored_in_both_languages() {
        Petition petition = petitions.anOpenOne();
        Map<String, String> form = Signatory.form("Camille Roux", mail);
        form.remove("consentement");
        HttpResponse<String> french = browser.sign(petition.id(), form);
        assertThat(french.statusCode()).isEqualTo(422);
        assertThat(french.body()).contains("Il faut votre accord", "lang=\"fr\"");
        HttpResponse<String> english = browser.post("/en/petitions/" + petition.id() + "/signatures", form);
        assertThat(english.statusCode()).isEqualTo(422);
        assertThat(english.body()).contains("Your agreement is needed", "lang=\"en\"", "/en/petitions/");
        assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
    }

    @Test
    void whoever_signs_in_english_is_written_to_in_english() {
        Petition petition = petitions.anOpenOne();
        Map<String, String> form = Signatory.form("Camille Roux", mail);
        form.put("pays", "GB");
        form.put("codePostal", "");
        HttpResponse<String> answer = browser.post("/en/petitions/" + petition.id() + "/signatures", form);
        assertThat(browser.follow(answer).body()).contains("A message is on its way to");
        assertThat(outbox.lastTo(mail).subject()).isEqualTo("Confirm your signature");
        String link = Signatory.confirmationIn(outbox.lastTo(mail));
        assertThat(link).contains("/en/signatures/");
        assertThat(browser.get(link).body()).contains("United Kingdom", "Confirm my signature");
        browser.post(link, Map.of());
        assertThat(tables.areasOf(petition)).isEqualTo("99=1");
    }

    @Test
    void nobody_signs_what_takes_no_signatures() {
        Petition suspended = petitions.suspend(petitions.anOpenOne());
        Petition closed = petitions.close(petitions.anOpenOne());
        Petition refused = petitions.aRefusedOne();
        for (Petition petition : new Petition[] {suspended, closed, refused}) {
            HttpResponse<String> answer = browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
            assertThat(answer.statusCode()).as(petition.state().name()).isEqualTo(409);
            assertThat(answer.body()).doesNotContain("<form method=\"post\"");
            assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
        }
        Petition draft = petitions.aDraft();
        Petition sponsored = petitions.oneThatLooksForSponsors();
        for (Petition petition : new Petition[] {draft, sponsored}) {
            assertThat(browser.sign(petition.id(), Signatory.form("Camille Roux", mail))
                            .statusCode())
                    .as(petition.state().name())
                    .isEqualTo(404);
        }
        for (String id : new String[] {"0", "999999999", "-1", "x", "99999999999999999999"}) {
            assertThat(browser.post("/petitions/" + id + "/signatures", Signatory.form("C R", mail))
                            .statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void sponsors_sign_by_the_authors_link_alone() {
        Petition petition = petitions.oneThatLooksForSponsors();
        Petition other = petitions.oneThatLooksForSponsors();
        Map<String, String> form = Signatory.form("Camille Roux", mail);
        form.put("parrainage", links.sponsorToken(other.id()));
        assertThat(browser.sign(petition.id(), form).statusCode()).isEqualTo(404);

        form.put("parrainage", links.sponsorToken(petition.id()));
        assertThat(browser.sign(petition.id(), form).statusCode()).isEqualTo(303);
        browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of());
        assertThat(counts.sponsors(petition.urnId())).isEqualTo(1);

        form.put("mail", "");
        HttpResponse<String> flawed = browser.sign(petition.id(), form);
        assertThat(flawed.statusCode()).isEqualTo(422);
        assertThat(flawed.body()).contains("name=\"parrainage\" value=\"" + form.get("parrainage") + "\"");
    }

    @Test
    void a_link_is_good_for_seven_days_and_then_offers_to_sign_again() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        String link = Signatory.confirmationIn(outbox.lastTo(mail));
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        HttpResponse<String> late = browser.post(link, Map.of());
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("Signer de nouveau", petition.path() + "#signer");
        assertThat(tables.rowsOf(petition)).isEqualTo("1+0");

        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        browser.post(Signatory.confirmationIn(outbox.lastTo(mail)), Map.of());
        assertThat(tables.rowsOf(petition)).as("what was too old held no place").isEqualTo("0+1");
    }

    @Test
    void a_petition_that_closed_meanwhile_counts_no_more() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        String link = Signatory.confirmationIn(outbox.lastTo(mail));
        petitions.close(petition);
        HttpResponse<String> page = browser.get(link);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(409);
        assertThat(tables.leavesOf(petition)).hasSize(2).last().asString().startsWith("z1 ");
    }

    @Test
    void a_petition_that_was_suspended_or_hidden_meanwhile_counts_no_more_and_a_hidden_one_is_not_named() {
        Petition suspended = petitions.anOpenOne();
        browser.sign(suspended.id(), Signatory.form("Camille Roux", mail));
        String link = Signatory.confirmationIn(outbox.lastTo(mail));
        petitions.suspend(suspended);
        assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(409);

        Petition hidden = petitions.anOpenOne();
        browser.sign(hidden.id(), Signatory.form("Camille Roux", mail));
        ReceivedMail letter = outbox.lastTo(mail);
        petitions.hide(hidden);
        assertThat(browser.post(Signatory.confirmationIn(letter), Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(browser.get(Signatory.confirmationIn(letter)).body())
                .doesNotContain(hidden.text().titre());
        assertThat(browser.get(letter.link("/retrait")).body())
                .doesNotContain(hidden.text().titre());
        assertThat(browser.sign(hidden.id(), Signatory.form("Claude Roux", mail))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tables.rowsOf(suspended)).isEqualTo("1+0");
        assertThat(tables.rowsOf(hidden)).isEqualTo("1+0");
    }

    @Test
    void a_signature_is_withdrawn_in_two_gestures_also_when_the_petition_is_closed() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        ReceivedMail letter = outbox.lastTo(mail);
        browser.post(Signatory.confirmationIn(letter), Map.of());
        petitions.close(petition);
        String link = letter.link("/retrait");
        HttpResponse<String> page = browser.get(link);
        assertPersonal(page);
        assertThat(page.body()).contains("Retirer et effacer");
        assertThat(tables.rowsOf(petition)).isEqualTo("0+1");

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> done = browser.post(link, Map.of());
            assertThat(done.statusCode()).isEqualTo(303);
            assertThat(browser.follow(done).body()).contains("Il ne reste rien");
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
        assertThat(tables.areasOf(petition)).isEqualTo("35=0");
        assertThat(tables.countedIn(petition)).isEqualTo("0");
        assertThat(tables.leavesOf(petition)).last().isEqualTo("x1 1");
        assertThat(browser.get(Signatory.confirmationIn(letter)).statusCode()).isEqualTo(410);
        assertThat(browser.post(Signatory.confirmationIn(letter), Map.of()).statusCode())
                .isEqualTo(410);
        assertThat(recounts.recount(petition.uid()).orElseThrow().faults()).isEmpty();
    }

    @Test
    void what_is_not_confirmed_can_be_withdrawn_too() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        browser.post(outbox.lastTo(mail).link("/retrait"), Map.of());
        assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
        assertThat(tables.leavesOf(petition)).hasSize(1);
    }

    @Test
    void a_link_opens_only_what_it_was_made_for() {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        String confirmation = Signatory.confirmationIn(outbox.lastTo(mail));
        String withdrawal = outbox.lastTo(mail).link("/retrait");
        assertThat(browser.post(confirmation + "/retrait", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(browser.post(withdrawal.replace("/retrait", ""), Map.of()).statusCode())
                .isEqualTo(404);
        for (String bad : new String[] {"x", confirmation.substring(confirmation.lastIndexOf('/') + 2), "%00"}) {
            assertThat(browser.get("/signatures/" + bad).statusCode()).as(bad).isEqualTo(404);
            assertThat(browser.get("/signatures/" + bad + "/retrait").statusCode())
                    .as(bad)
                    .isEqualTo(404);
            assertThat(browser.get("/signatures/" + bad + "/recu.json").statusCode())
                    .as(bad)
                    .isEqualTo(404);
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("1+0");
    }

    @Test
    void another_site_an_oversized_and_a_malformed_form_are_refused() throws Exception {
        Petition petition = petitions.anOpenOne();
        browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        String confirmation = Signatory.confirmationIn(outbox.lastTo(mail)).replaceFirst("^https?://[^/]+", "");
        String withdrawal = outbox.lastTo(mail).link("/retrait").replaceFirst("^https?://[^/]+", "");
        String signatures = "/petitions/" + petition.id() + "/signatures";
        String form = "nom=Claude+Roux&mail=claude%40exemple.fr&pays=FR&codePostal=35000&consentement=oui";
        for (String route :
                new String[] {signatures, signatures + "/code", signatures + "/renvoi", confirmation, withdrawal}) {
            for (String header : new String[] {
                "Origin: https://attacker.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"
            }) {
                assertThat(send(route, header, "application/x-www-form-urlencoded", form))
                        .as(route)
                        .startsWith("HTTP/1.1 403");
            }
            assertThat(send(route, "", "application/x-www-form-urlencoded", "nom=" + "x".repeat(65_536)))
                    .as(route)
                    .startsWith("HTTP/1.1 413");
            assertThat(send(route, "", "application/json", "{}")).as(route).startsWith("HTTP/1.1 415");
        }
        for (String body : new String[] {"nom=%zz", "%ff%fe=%00", "nom=a&nom=b", "=&=&", "", "nom=%00&mail=%00"}) {
            assertThat(send(signatures, "", "application/x-www-form-urlencoded", body))
                    .as(body)
                    .matches("(?s)HTTP/1.1 4\\d\\d .*");
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("1+0");
    }

    private String send(String route, String headers, String type, String body) throws Exception {
        return RawHttp.send(
                server.getPort(),
                "POST " + route + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type + "\r\n"
                        + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @Test
    void names_are_public_only_of_those_who_agreed_and_come_five_at_once() {
        Petition petition = petitions.anOpenOne();
        for (int i = 1; i <= 4; i++) {
            confirmed(petition, "Camille Roux", i + mail, true);
            confirmed(petition, "Dominique Roux", i + mail, false);
        }
        names.list();
        assertThat(counts.publicNames(petition.urnId(), 10)).as("four wait").isZero();
        assertThat(counts.publicNames(petition.urnId(), null, 10)).isEmpty();
        confirmed(petition, "Camille Roux", mail, true);
        assertThat(counts.publicNames(petition.urnId(), 10))
                .as("until the clock")
                .isZero();
        names.list();
        assertThat(counts.publicNames(petition.urnId(), 10)).isEqualTo(5);
        assertThat(counts.publicNames(petition.urnId(), 3)).isEqualTo(3);
        var listed = counts.publicNames(petition.urnId(), null, 10);
        assertThat(listed).hasSize(5).allMatch(one -> one.name().equals("Camille Roux"));
        assertThat(counts.publicNames(petition.urnId(), listed.get(2).id().uuid(), 10))
                .isEqualTo(listed.subList(3, 5));
    }

    @Test
    void the_last_names_come_when_the_petition_is_over() {
        Petition petition = petitions.anOpenOne();
        confirmed(petition, "Camille Roux", mail, true);
        names.list();
        assertThat(counts.publicNames(petition.urnId(), 10)).isZero();
        petitions.close(petition);
        names.list();
        assertThat(counts.publicNames(petition.urnId(), 10)).isEqualTo(1);
    }

    private void confirmed(Petition petition, String name, String address, boolean isShown) {
        Map<String, String> form = new LinkedHashMap<>(Signatory.form(name, address));
        if (isShown) {
            form.put("affichage", "oui");
        }
        browser.sign(petition.id(), form);
        browser.post(Signatory.confirmationIn(outbox.lastTo(address)), Map.of());
    }

    private static String another(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static void assertPersonal(HttpResponse<String> page) {
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body()).contains("name=\"robots\" content=\"noindex\"").doesNotContain("rel=\"canonical\"");
    }
}
