package fr.voix.petition.author;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.load.Entrance;
import fr.voix.base.mail.Outbox;
import fr.voix.base.text.Language;
import fr.voix.petition.author.AuthorPetitions.Written;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.Signatory;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page behind an author's private link, over HTTP. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class FollowUpTest {

    /** Of the entrance of pages. */
    private static final int PERMITS = 3;

    private static final Pattern LINK = Pattern.compile("https?://\\S+/petitions/suivi/[\\w-]+");

    @Inject
    EmbeddedServer server;

    @Inject
    AuthorPetitions written;

    @Inject
    PetitionService petitions;

    @Inject
    UrnPublishing publications;

    @Inject
    AuthorService authors;

    @Inject
    AuthorLinks links;

    @Inject
    Outbox outbox;

    @Inject
    @Named("pages")
    Entrance entrance;

    private Signatory visitor;

    @BeforeEach
    void somebodyComes() {
        visitor = new Signatory(server.getURI());
    }

    private String path(Written one) {
        var found = LINK.matcher(outbox.lastTo(one.address()).text());
        assertThat(found.find()).isTrue();
        return found.group().replaceFirst("https?://[^/]+", "");
    }

    @Test
    void opening_the_link_confirms_nothing_and_one_button_does_once() throws Exception {
        Written one = written.aDraft();
        String path = path(one);
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.get(path).statusCode()).isEqualTo(200);
            assertThat(visitor.head(path).statusCode()).isEqualTo(200);
            assertThat(visitor.get(path + "/confirmation").statusCode()).isEqualTo(405);
        }
        assertThat(written.now(one).state()).isEqualTo(PetitionState.DRAFT);

        Callable<HttpResponse<String>> press = () -> visitor.post(path + "/confirmation", Map.of());
        try (var executor = Executors.newFixedThreadPool(3)) {
            for (var pressed : executor.invokeAll(List.of(press, press, press))) {
                assertThat(pressed.get().statusCode()).isEqualTo(303);
                assertThat(pressed.get().headers().firstValue("Location")).hasValue(path + "?fait=confirm");
            }
        }
        assertThat(written.now(one).state()).isEqualTo(PetitionState.SPONSORING);
        assertThat(petitions.events(one.petition().id())).hasSize(2);
        assertThat(outbox.lettersTo(one.address())).hasSize(2);
        assertThat(outbox.lastTo(one.address()).text()).contains("/parrainage/");
        assertThat(visitor.get(path + "?fait=confirm").body())
                .contains("Adresse confirmée", "0 sur 5\u00a0parrains", "/parrainage/", "Les seuils");
    }

    @Test
    void the_page_is_for_nobody_else() {
        Written one = written.aDraft();
        HttpResponse<String> page = visitor.get(path(one));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag").orElseThrow()).isEqualTo("noindex, nofollow");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain(one.address());

        String path = path(one);
        String other = links.privatePath(one.petition().id() + 1_000_000);
        String sponsor = links.sponsorPath(one.petition().id()).replaceFirst(".*/", "");
        for (String wrong : List.of(
                other,
                path.substring(0, path.length() - 1) + "!",
                "/petitions/suivi/" + sponsor,
                path + "A",
                "/petitions/suivi/x")) {
            assertThat(visitor.get(wrong).statusCode()).as(wrong).isEqualTo(404);
            assertThat(visitor.post(wrong + "/retrait", Map.of()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void once_it_is_open_the_page_has_its_count_what_comes_next_the_link_to_share_and_which_threshold_was_reached() {
        Written one = written.aConfirmed();
        long id = one.petition().id();
        written.sponsor(one, 5);
        petitions.change(id, PetitionState.AWAITING, EventDraft.of(EventKind.SPONSORED, EventActor.SERVICE));
        petitions.change(id, PetitionState.OPEN, EventDraft.of(EventKind.PUBLISHED, EventActor.MODERATION));
        petitions.note(id, EventDraft.of(EventKind.THRESHOLD, EventActor.SERVICE, "answer"));
        publications.publish();
        assertThat(visitor.get(path(one)).body())
                .contains("6\u00a0signatures")
                .contains("Encore 9\u202f994\u00a0signatures pour qu’une réponse soit demandée.")
                .contains("Faire signer la pétition", "data-share=\"http", "data-qr=\"http")
                .contains("10\u202f000\u00a0signatures (réponse)\u202f: seuil atteint")
                .containsPattern(" à \\d+\u00a0h\u00a0\\d\\d</span>");
        assertThat(visitor.get("/en" + path(one)).body()).contains("<h1 lang=\"fr\">Demande numéro");
        petitions.change(id, PetitionState.CLOSED, EventDraft.of(EventKind.CLOSED, EventActor.SERVICE));
        assertThat(visitor.get(path(one)).body())
                .contains("6\u00a0signatures")
                .doesNotContain("Faire signer la pétition", "pour qu’une réponse soit demandée");
    }

    @Test
    void withdrawing_takes_two_gestures_and_is_for_good() {
        Written one = written.aConfirmed();
        String path = path(one);
        HttpResponse<String> asked = visitor.get(path + "/retrait");
        assertThat(asked.body()).contains("Retirer la pétition pour toujours");
        assertThat(written.now(one).state()).isEqualTo(PetitionState.SPONSORING);
        assertThat(visitor.post(path + "/retrait", Map.of()).headers().firstValue("Location"))
                .hasValue(path + "?fait=withdraw");
        assertThat(written.now(one).state()).isEqualTo(PetitionState.WITHDRAWN);
        assertThat(visitor.post(path + "/retrait", Map.of()).headers().firstValue("Location"))
                .hasValue(path + "?fait=late");
        assertThat(visitor.post(path + "/confirmation", Map.of()).headers().firstValue("Location"))
                .hasValue(path + "?fait=confirm");
        assertThat(visitor.get(path).body()).contains("Retirée").doesNotContain("/retrait\"");
    }

    @Test
    void an_author_is_forgotten_once_nothing_is_awaited_and_is_written_to_no_more() {
        Written one = written.aConfirmed();
        String path = path(one);
        assertThat(visitor.post(path + "/effacement", Map.of()).headers().firstValue("Location"))
                .hasValue(path + "?fait=late");
        assertThat(authors.find(one.petition().id())).isPresent();
        visitor.post(path + "/retrait", Map.of());
        assertThat(outbox.lettersTo(one.address())).isNotEmpty();
        assertThat(visitor.get(path + "/effacement").body()).contains("Auteur retiré");
        assertThat(authors.find(one.petition().id())).isPresent();
        assertThat(visitor.post(path + "/effacement", Map.of()).headers().firstValue("Location"))
                .hasValue(path + "?fait=forget");
        assertThat(authors.find(one.petition().id())).isEmpty();
        assertThat(authors.name(one.petition().id())).isEmpty();
        assertThat(written.count("select count(*) from signature where urn_id = "
                        + one.petition().urnId() + " and leaf_index is not null"))
                .isEqualTo(1);
        assertThat(written.count("select count(*) from signature where urn_id = "
                        + one.petition().urnId() + " and num_nonnulls(name, address) > 0"))
                .isZero();
        petitions.note(one.petition().id(), EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        assertThat(outbox.lettersTo(one.address())).isEmpty();
        assertThat(visitor.get(path).body()).contains("Plus aucun message ne part");
    }

    @Test
    void by_the_private_link_a_name_is_erased_also_when_the_address_is_gone() {
        Written one = written.aConfirmed();
        String path = path(one);
        visitor.post(path + "/retrait", Map.of());
        written.run("update petition set author_address = null where petition_id = "
                + one.petition().id());
        assertThat(visitor.get(path).body()).contains("/effacement\"", "Plus aucun message ne part");
        visitor.post(path + "/effacement", Map.of());
        assertThat(authors.name(one.petition().id())).isEmpty();
        assertThat(visitor.get(path).body()).doesNotContain("/effacement\"");
    }

    @Test
    void mails_come_in_the_language_that_was_asked_for() {
        Written one = written.aDraft();
        String path = path(one);
        assertThat(visitor.post(path + "/langue", Map.of("langue", "en")).statusCode())
                .isEqualTo(303);
        visitor.post(path + "/confirmation", Map.of());
        assertThat(outbox.lastTo(one.address()).subject()).isEqualTo("Your petition is looking for its sponsors");
        assertThat(visitor.get("/en" + path).body()).contains("Messages reach you in English", "0 of 5\u00a0sponsors");
        assertThat(visitor.post(path + "/langue", Map.of("langue", "xx\0")).statusCode())
                .isEqualTo(303);
        assertThat(authors.find(one.petition().id()).orElseThrow().language()).isEqualTo(Language.FR);
    }

    @Test
    void a_refusal_is_shown_with_its_reason_and_note() {
        Written one = written.aConfirmed();
        String path = path(one);
        petitions.change(
                one.petition().id(), PetitionState.AWAITING, EventDraft.of(EventKind.SPONSORED, EventActor.SERVICE));
        petitions.change(
                one.petition().id(),
                PetitionState.REFUSED,
                new EventDraft(
                        EventKind.REFUSED,
                        EventActor.MODERATION,
                        "hors-competence",
                        "Le Parlement n’y peut <rien>.",
                        null,
                        null));
        assertThat(visitor.get(path).body()).contains("Refusée", "Le Parlement n’y peut &lt;rien&gt;.");
        assertThat(outbox.lastTo(one.address()).text()).contains("Le Parlement n’y peut <rien>.", "/courriels/arret/");
        assertThat(visitor.get("/en" + path).body()).contains("lang=\"fr\">Le Parlement");
    }

    @Test
    void a_lost_link_is_sent_to_its_owner_and_the_page_tells_nobody_whether() {
        Written one = written.aDraft();
        int letters = outbox.lettersTo(one.address()).size();
        HttpResponse<String> known = visitor.post(
                "/petitions/suivi", Map.of("mail", " " + one.address().toUpperCase()));
        HttpResponse<String> unknown = visitor.post("/petitions/suivi", Map.of("mail", "personne@voix.example"));
        assertThat(known.statusCode()).isEqualTo(303);
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(known.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"));
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(outbox.lettersTo(one.address())).hasSize(letters + 1);
        assertThat(outbox.lastTo(one.address()).text()).contains("/petitions/suivi/");
        assertThat(outbox.lettersTo("personne@voix.example")).isEmpty();
        visitor.post("/petitions/suivi", Map.of("mail", one.address()));
        assertThat(outbox.lettersTo(one.address()))
                .as("within a quarter of an hour")
                .hasSize(letters + 1);
        assertThat(visitor.get("/petitions/suivi/envoye").body()).contains("Demande reçue");
        for (String wrong : List.of("", "x", "a@b\0.fr", "a@@b.fr")) {
            HttpResponse<String> refused = visitor.post("/petitions/suivi", Map.of("mail", wrong));
            assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
            assertThat(refused.body())
                    .contains("id=\"mail-e\"", "href=\"#mail\"")
                    .doesNotContain("\0");
        }
    }

    @Test
    void sponsors_read_the_petition_and_find_the_form_by_their_link_alone() {
        Written one = written.aConfirmed();
        String path = links.sponsorPath(one.petition().id());
        HttpResponse<String> page = visitor.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains(
                        one.petition().text().titre(), "0 sur 5\u00a0parrains", "Camille Martin", "name=\"parrainage\"")
                .doesNotContain("/suivi/" + path.replaceFirst(".*/", ""));
        written.sponsor(one, 2);
        assertThat(visitor.get("/en" + path).body()).contains("2 of 5\u00a0sponsors");
        List<Runnable> permits = Stream.generate(entrance::hold).limit(PERMITS).toList();
        assertThat(visitor.get(path).statusCode())
                .as("while pages have no room")
                .isEqualTo(503);
        assertThat(visitor.get("/en" + path).statusCode()).isEqualTo(503);
        permits.forEach(Runnable::run);
        assertThat(visitor.get(path).statusCode()).isEqualTo(200);
        assertThat(visitor.get(path.replace("/" + one.petition().id() + "/", "/1/"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(path + "x").statusCode()).isEqualTo(404);
        visitor.post(path(one) + "/retrait", Map.of());
        assertThat(visitor.get(path).statusCode()).as("withdrawn").isEqualTo(404);
        Written draft = written.aDraft();
        assertThat(visitor.get(links.sponsorPath(draft.petition().id())).statusCode())
                .as("unconfirmed")
                .isEqualTo(404);
    }
}
