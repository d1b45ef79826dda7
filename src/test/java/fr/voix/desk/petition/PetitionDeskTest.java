package fr.voix.desk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.base.text.Subject;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moderators do with petitions, by the forms that they are shown. */
@MicronautTest(transactional = false)
class PetitionDeskTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    PetitionFixture petitions;

    @Inject
    AnswerService answers;

    @Inject
    AuditService audit;

    @Inject
    AuthorService authors;

    @Inject
    Outbox outbox;

    private Colleague nadia;

    @BeforeEach
    void signIn() {
        nadia = Colleague.a(Role.MODERATOR, server, team);
    }

    private AuditContent lastAct(Petition petition) {
        return audit.of(Subject.petition(petition.id()).reference()).getFirst().content();
    }

    @Test
    void the_queue_has_what_waits_longest_first_with_its_age_and_the_promise() {
        var first = petitions.a(PetitionState.AWAITING);
        var second = petitions.a(PetitionState.AWAITING);
        petitions.run(
                "update petition_event set occurred_at = now() - interval '20 days' where petition_id = ? and kind = 'SPONSORED'",
                second.id());
        petitions.run(
                "update petition_event set occurred_at = now() - interval '19 days' where petition_id = ? and kind = 'SPONSORED'",
                first.id());

        var page = nadia.browser().get(Colleague.PETITIONS).body();

        assertThat(page.indexOf(second.text().titre()))
                .isPositive()
                .isLessThan(page.indexOf(first.text().titre()));
        assertThat(page)
                .containsPattern(">20\\h+j<")
                .containsPattern("<b>réponse promise pour le [^<]+\u202f: en retard</b>")
                .containsPattern("la plus ancienne depuis 20\\h+jours")
                .containsPattern("Pétitions <b class=\"num\">\\d+</b>");
        assertThat(nadia.browser().get("/en" + Colleague.PETITIONS).body()).contains("answer promised by");
    }

    @Test
    void other_states_have_their_tabs_and_a_search_finds_by_number_and_title_but_no_draft() {
        var titre = "Rendre les budgets 100 % lisibles";
        var open = petitions.a(PetitionState.OPEN, titre);
        var refused = petitions.a(PetitionState.REFUSED, titre + " partout");
        var draft = petitions.a(PetitionState.DRAFT, titre + " en secret");
        var list = Colleague.PETITIONS;

        assertThat(nadia.browser().get(list + "?etat=ouvertes").body())
                .contains(">" + titre + "<")
                .doesNotContain(refused.text().titre());
        assertThat(nadia.browser().get(list + "?etat=refusees").body())
                .contains(refused.text().titre());
        assertThat(nadia.browser().get(list + "?q=budget+lisible").body())
                .contains(">" + titre + "<", refused.text().titre())
                .doesNotContain(draft.text().titre());
        assertThat(nadia.browser().get(list + "?q=budget+opaque").body()).contains("Aucune pétition ici.");
        assertThat(nadia.browser().get(list + "?q=" + open.id()).body()).contains(">" + titre + "<");
        assertThat(nadia.read(draft).statusCode()).isEqualTo(404);
        assertThat(nadia.read(open).body())
                .contains("Pétitions proches", refused.text().titre())
                .doesNotContain(draft.text().titre());
        petitions.a(PetitionState.OPEN, "Rendre les jardins aux habitants");
        assertThat(nadia.read(petitions.a(PetitionState.OPEN, "Compter les étoiles"))
                        .body())
                .as("a verb, or an article, makes no petition like another")
                .doesNotContain("Pétitions proches");
    }

    @Test
    void a_list_goes_on_where_it_ended_in_both_orders() {
        var tag = "Suite" + System.nanoTime();
        for (int i = 0; i < 60; i++) {
            petitions.a(PetitionState.AWAITING, tag + " " + i + ".");
        }
        for (var tab : List.of("attente", "toutes")) {
            var first = nadia.browser()
                    .get(Colleague.PETITIONS + "?etat=" + tab + "&q=" + tag)
                    .body();
            var next = java.util.regex.Pattern.compile("href=\"([^\"]+)\" rel=\"next\"")
                    .matcher(first);
            assertThat(next.find()).isTrue();
            var second =
                    nadia.browser().get(next.group(1).replace("&amp;", "&")).body();
            for (int i = 0; i < 60; i++) {
                var titre = ">" + tag + " " + i + ".<";
                assertThat(first.contains(titre)).as(tab + i).isNotEqualTo(second.contains(titre));
            }
            assertThat(second).doesNotContain("rel=\"next\"");
        }
    }

    @Test
    void the_page_shows_text_author_sources_and_sponsors_and_no_source_can_be_followed() {
        var petition = petitions.a(PetitionState.AWAITING);

        assertThat(nadia.read(petition).body())
                .contains(
                        petition.text().demande(),
                        "Et les vérifier.",
                        PetitionFixture.AUTHOR,
                        "https://exemple.fr/source",
                        "Parrains")
                .doesNotContain("href=\"https://exemple.fr", "camille@exemple.fr");
        assertThat(nadia.browser().get("/en" + Colleague.page(petition)).body())
                .contains("Published rules", "The author", "found enough sponsors.");
    }

    @Test
    void publishing_takes_every_rule_and_loses_no_tick() {
        var petition = petitions.a(PetitionState.AWAITING);

        var refused = nadia.send(petition, "/publication", "regle=doublon", "texte=Un <mot>.");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Cochez chaque règle", "href=\"#publication-regle\"", "Un &lt;mot&gt;.")
                .containsPattern("value=\"doublon\" checked")
                .doesNotContainPattern("value=\"justice\" checked");

        assertThat(nadia.publish(petition, "texte=Bienvenue.", "texteEn=Welcome.")
                        .headers()
                        .firstValue("location"))
                .contains(Colleague.page(petition) + "?fait=petition-publish#fait");
        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.OPEN);
        assertThat(petitions.lastOf(petition).kind()).isEqualTo(EventKind.PUBLISHED);
        assertThat(petitions.lastOf(petition).note()).isEqualTo("Bienvenue.");
        assertThat(petitions.lastOf(petition).noteEn()).isEqualTo("Welcome.");
        assertThat(lastAct(petition).act()).isEqualTo("petition-publish");
        assertThat(nadia.browser()
                        .get(Colleague.page(petition) + "?fait=petition-publish")
                        .body())
                .contains("La pétition est publiée.", nadia.email(), "Bienvenue.");
    }

    @Test
    void a_refusal_names_its_reason_and_one_that_hides_is_never_shown() {
        var shown = petitions.a(PetitionState.AWAITING);
        assertThat(nadia.refuse(shown, "sans-demande", "texteEn=This is why.").statusCode())
                .isEqualTo(303);
        assertThat(petitions.find(shown.id()).isShown()).isTrue();
        assertThat(petitions.lastOf(shown).code()).isEqualTo("sans-demande");
        assertThat(petitions.lastOf(shown).note()).isEqualTo("Voici pourquoi.");
        assertThat(audit.read(lastAct(shown).after()))
                .containsEntry("refusal", "sans-demande")
                .containsEntry("state", "petition-refused")
                .containsEntry("reasonEn", "This is why.");

        var unlawful = petitions.a(PetitionState.AWAITING);
        nadia.refuse(unlawful, "illicite");
        assertThat(petitions.stateOf(unlawful)).isEqualTo(PetitionState.REFUSED);
        assertThat(petitions.find(unlawful.id()).isShown()).isFalse();
        assertThat(nadia.browser().get(Colleague.PETITIONS + "?etat=masquees").body())
                .contains(unlawful.text().titre());

        // read again, and found to be lawful: it is shown with its publication
        assertThat(nadia.state(unlawful, "reconsider").statusCode()).isEqualTo(303);
        assertThat(petitions.find(unlawful.id()).isHidden()).isTrue();
        nadia.publish(unlawful);
        assertThat(petitions.find(unlawful.id()).isShown()).isTrue();
        assertThat(petitions.lastOf(unlawful).kind()).isEqualTo(EventKind.PUBLISHED);
        assertThat(lastAct(unlawful).act()).isEqualTo("petition-show");
    }

    @Test
    void a_duplicate_names_the_petition_that_exists_and_its_author_may_hand_it_over() {
        var existing = petitions.a(PetitionState.OPEN, "Ouvrir les comptes <des> écoles");
        var petition = petitions.a(PetitionState.AWAITING, "Montrer les cahiers " + System.nanoTime());
        for (var typed :
                List.of("", petition.uid(), petitions.a(PetitionState.CLOSED).uid(), "999999999", "voir en ligne")) {
            var refused = nadia.refuse(petition, "doublon", "existante=" + typed);
            assertThat(refused.statusCode()).as(typed).isEqualTo(422);
            assertThat(refused.body()).contains("id=\"refus-existante-error\">Nommez", "value=\"" + typed + "\"");
        }
        assertThat(nadia.refuse(petition, "personnel", "existante=" + existing.uid())
                        .statusCode())
                .isEqualTo(422);

        var address = "https://voix.example/en" + existing.path();
        assertThat(nadia.refuse(petition, "doublon", "existante=" + address).statusCode())
                .isEqualTo(303);

        var named = "href=\"" + existing.path() + "\" lang=\"fr\">Ouvrir les comptes &lt;des&gt; écoles</a>";
        assertThat(nadia.browser().get(petition.path()).body())
                .contains("Elle existe ici\u202f: <a " + named, "class=\"btn full\" href=\"" + existing.path());
        assertThat(nadia.browser().get("/en" + petition.path()).body())
                .contains("It exists here: <a href=\"/en" + existing.path());
        var answer = "/api/v1/petitions/" + petition.id();
        assertThat(nadia.browser().getJson(answer).body()).contains("\"existing\":" + existing.id() + "}");
        var letter = letters(petition).getLast().text();
        assertThat(letter)
                .contains(existing.text().titre(), existing.path(), "Votre propre signature n’est pas reportée");

        var found = Pattern.compile("/petitions/suivi/[\\w-]+").matcher(letter);
        assertThat(found.find()).isTrue();
        var path = found.group();
        assertThat(nadia.browser().get(path).body())
                .contains(named, "Lui confier ma pétition", "déjà la même chose. Deux pétitions")
                .doesNotContain("Les seuils");
        assertThat(nadia.browser().post(path + "/remise").headers().firstValue("Location"))
                .hasValue(path + "?fait=handover");
        assertThat(nadia.browser().get(path + "?fait=handover").body())
                .contains("Pétition confiée à celle qui existe.", named)
                .doesNotContain("Lui confier ma pétition");
        assertThat(nadia.browser().get(petition.path()).body())
                .contains("invite à la signer\u202f: <a " + named, "Confiée à la pétition qui existe.")
                .doesNotContain("Elle existe ici");
        assertThat(nadia.browser().post(path + "/remise").headers().firstValue("Location"))
                .hasValue(path + "?fait=late");

        nadia.visibility(existing, "hide");
        for (var page : List.of(petition.path(), path)) {
            assertThat(nadia.browser().get(page).body()).as(page).doesNotContain(existing.path());
        }
        assertThat(nadia.browser().getJson(answer).body())
                .contains("\"code\":\"doublon\"")
                .doesNotContain("\"existing\"");
    }

    @Test
    void a_duplicate_of_one_that_was_answered_leads_there_and_is_handed_over_to_nobody() {
        var answered = petitions.a(PetitionState.ANSWERED, "Publier les avis rendus " + System.nanoTime());
        var petition = petitions.a(PetitionState.AWAITING, "Rendre publics les avis " + System.nanoTime());

        assertThat(nadia.refuse(petition, "doublon", "existante=" + answered.uid())
                        .statusCode())
                .isEqualTo(303);

        assertThat(nadia.browser().get(petition.path()).body()).contains("Elle existe ici", answered.path());
        var letter = letters(petition).getLast().text();
        assertThat(letter).contains(answered.path()).doesNotContain("lui confier");
        var found = Pattern.compile("/petitions/suivi/[\\w-]+").matcher(letter);
        assertThat(found.find()).isTrue();
        assertThat(nadia.browser().get(found.group()).body())
                .contains(answered.path())
                .doesNotContain("Lui confier ma pétition");
        assertThat(nadia.browser().post(found.group() + "/remise").headers().firstValue("Location"))
                .hasValue(found.group() + "?fait=late");
    }

    @Test
    void of_a_refusal_that_hides_its_author_gets_one_mail_which_leads_to_no_hidden_page() {
        var petition = petitions.a(PetitionState.AWAITING, "Taire ce qui est dit " + System.nanoTime());
        int before = letters(petition).size();

        nadia.refuse(petition, "illicite");

        var letters = letters(petition);
        assertThat(letters).hasSize(before + 1);
        assertThat(letters.getLast().text())
                .contains("La modération l’a refusée", "n’est pas montrée au public")
                .doesNotContain(petition.path());
        assertThat(nadia.browser().get(petition.path()).statusCode()).isEqualTo(410);
    }

    private List<ReceivedMail> letters(Petition petition) {
        return outbox.lettersTo(authors.find(petition.id()).orElseThrow().address()).stream()
                .filter(letter -> letter.text().contains(petition.text().titre()))
                .toList();
    }

    @Test
    void what_a_colleague_hid_for_its_own_sake_is_not_published_before_it_is_shown() {
        var petition = petitions.a(PetitionState.AWAITING);
        nadia.visibility(petition, "hide");

        var refused = nadia.publish(petition);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("montrez-la d’abord");
        nadia.refuse(petition, "illicite");
        nadia.state(petition, "reconsider");
        assertThat(nadia.publish(petition).statusCode()).isEqualTo(409);
        assertThat(petitions.find(petition.id()).isShown()).isFalse();

        nadia.visibility(petition, "show");
        assertThat(nadia.publish(petition).statusCode()).isEqualTo(303);
        assertThat(petitions.find(petition.id()).isShown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, reconsider, AWAITING, petition-reconsider",
        "OPEN, suspend, SUSPENDED, petition-suspend",
        "SUSPENDED, resume, OPEN, petition-resume",
        "OPEN, close, CLOSED, petition-close",
        "SUSPENDED, close, CLOSED, petition-close",
        "CLOSED, archive, ARCHIVED, petition-archive",
        "ANSWERED, archive, ARCHIVED, petition-archive"
    })
    void each_act_moves_it_on_with_a_public_text(PetitionState from, String act, PetitionState to, String written) {
        var petition = petitions.a(from);

        assertThat(nadia.state(petition, act).statusCode()).isEqualTo(303);

        assertThat(petitions.stateOf(petition)).isEqualTo(to);
        assertThat(petitions.lastOf(petition).note()).isEqualTo("Un motif public.");
        assertThat(petitions.lastOf(petition).noteEn()).isEqualTo("A public reason.");
        assertThat(lastAct(petition).act()).isEqualTo(written);
        assertThat(lastAct(petition).reason()).isEqualTo("Un motif public.");
        assertThat(audit.read(lastAct(petition).before())).containsEntry("state", "petition-" + from.key());
    }

    @Test
    void a_suspended_one_says_why_where_it_says_that_it_is() {
        var petition = petitions.a(PetitionState.OPEN);
        nadia.state(petition, "suspend");
        assertThat(nadia.browser().get(petition.path()).body())
                .contains("comptées le restent.<br><q lang=\"fr\">Un motif public.</q></p>");
        assertThat(nadia.browser().get("/en" + petition.path()).body())
                .contains("keep counting.<br><q lang=\"en\">A public reason.</q></p>");
        nadia.state(petition, "resume");
        nadia.state(petition, "close");
        assertThat(nadia.browser().get(petition.path()).body())
                .doesNotContain("<br><q lang=\"fr\">Un motif public.</q></p>");
    }

    @Test
    void hiding_the_petition_or_its_author_goes_and_comes_back() {
        var petition = petitions.a(PetitionState.OPEN);

        nadia.visibility(petition, "hide");
        assertThat(petitions.find(petition.id()).isShown()).isFalse();
        nadia.visibility(petition, "show");
        assertThat(petitions.find(petition.id()).isShown()).isTrue();
        nadia.visibility(petition, "author-hide");
        assertThat(petitions.find(petition.id()).isAuthorHidden()).isTrue();
        assertThat(nadia.read(petition).body()).contains(PetitionFixture.AUTHOR + ", masqué au public");
        nadia.visibility(petition, "author-show");
        assertThat(petitions.find(petition.id()).isAuthorHidden()).isFalse();

        assertThat(audit.of(Subject.petition(petition.id()).reference()))
                .extracting(AuditEntry::content)
                .extracting(AuditContent::act)
                .containsExactly("petition-author-show", "petition-author-hide", "petition-show", "petition-hide");
        assertThat(audit.of(Subject.petition(petition.id()).reference()))
                .noneMatch(entry -> entry.content().toString().contains(PetitionFixture.AUTHOR));
    }

    @Test
    void an_answer_answers_what_is_closed_and_can_be_taken_back() {
        var petition = petitions.a(PetitionState.CLOSED);

        assertThat(answer(petition, "2026-01-06", "https://exemple.fr/reponse\r\nhttps://exemple.fr/2")
                        .statusCode())
                .isEqualTo(303);

        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.ANSWERED);
        PetitionAnswer answer = answers.list(petition.id()).getFirst();
        assertThat(answer.author()).isEqualTo("La ministre");
        assertThat(answer.text()).isEqualTo("Nous le ferons.\n\nBientôt.");
        assertThat(answer.links()).containsExactly("https://exemple.fr/reponse", "https://exemple.fr/2");
        assertThat(petitions.lastOf(petition).kind()).isEqualTo(EventKind.ANSWER_PUBLISHED);
        assertThat(petitions.lastOf(petition).code()).isEqualTo(Long.toString(answer.id()));

        var withdrawal = "/reponses/" + answer.id() + "/retrait";
        assertThat(nadia.send(petition, withdrawal, "texte=").statusCode()).isEqualTo(422);
        assertThat(nadia.send(petition, withdrawal, "texte=Ce n’était pas elle.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(answers.list(petition.id())).isEmpty();
        assertThat(answers.listAll(petition.id())).hasSize(1);
        assertThat(nadia.send(petition, withdrawal, "texte=Encore.").statusCode())
                .isEqualTo(409);
        assertThat(lastAct(petition).act()).isEqualTo("petition-answer-withdraw");
    }

    @Test
    void a_debate_is_no_answer_before_or_after_a_petition_closes() {
        var petition = petitions.a(PetitionState.OPEN);

        debate(petition);

        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.OPEN);
        assertThat(petitions.lastOf(petition).kind()).isEqualTo(EventKind.DEBATE_PUBLISHED);
        assertThat(nadia.read(petition).body()).contains("Débat", "La commission");

        assertThat(nadia.state(petition, "close").statusCode()).isEqualTo(303);
        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.CLOSED);
        debate(petition);
        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.CLOSED);
        assertThat(petitions.kindsOf(petition)).endsWith(EventKind.CLOSED, EventKind.DEBATE_PUBLISHED);
        answer(petition, "2026-01-06", "");
        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.ANSWERED);
    }

    @Test
    void an_answer_to_an_open_petition_answers_it_once_it_closes() {
        var petition = petitions.a(PetitionState.OPEN);
        answer(petition, "2026-01-06", "");
        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.OPEN);

        assertThat(nadia.state(petition, "close").statusCode()).isEqualTo(303);
        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.ANSWERED);
        assertThat(petitions.kindsOf(petition)).endsWith(EventKind.CLOSED, EventKind.ANSWERED);
    }

    private void debate(Petition petition) {
        var answer = nadia.send(
                petition, "/reponses", "genre=debate", "auteur=La commission", "date=2026-01-06", "reponse=Débattu.");
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private java.net.http.HttpResponse<String> answer(Petition petition, String date, String links) {
        return nadia.send(
                petition,
                "/reponses",
                "genre=answer",
                "auteur=La ministre",
                "date=" + date,
                "reponse=Nous le ferons.\r\n\r\nBientôt.",
                "liens=" + links);
    }

    @Test
    void a_correction_keeps_both_wordings_in_the_account() {
        var petition = petitions.a(PetitionState.OPEN);
        var better = petition.text().titre() + ", vite";

        var without = correct(petition, better, "texte=Une coquille.");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("l’accord de l’auteur", better, "href=\"#correction-accord\"");
        assertThat(correct(petition, better, "texte=Une coquille.", "accord=1").statusCode())
                .isEqualTo(303);

        assertThat(petitions.find(petition.id()).text().titre()).isEqualTo(better);
        assertThat(petitions.lastOf(petition).kind()).isEqualTo(EventKind.CORRECTED);
        assertThat(lastAct(petition).act()).isEqualTo("petition-correct");
        assertThat(audit.read(lastAct(petition).before()))
                .containsOnly(java.util.Map.entry("titre", petition.text().titre()));
        assertThat(audit.read(lastAct(petition).after()))
                .as("with the leaf that changes the text")
                .containsOnly(java.util.Map.entry("titre", better), java.util.Map.entry("leaf", 1));

        correct(petition, "Autre chose", "texte=Un nom.", "accord=1", "retenue=1");
        assertThat(lastAct(petition).act()).isEqualTo("petition-redact");
        var waiting = petitions.a(PetitionState.AWAITING);
        correct(waiting, "Mieux dit", "texte=Plus clair.", "accord=1");
        assertThat(lastAct(waiting).act()).isEqualTo("petition-redact");
        // it may come to nothing, and its words then go: the account has none of them
        assertThat(lastAct(waiting).before() + lastAct(waiting).after())
                .contains("sha256:")
                .doesNotContain(waiting.text().titre(), "Mieux dit");
    }

    private java.net.http.HttpResponse<String> correct(Petition petition, String titre, String... more) {
        return nadia.correct(petitions.find(petition.id()), titre, more);
    }
}
