package fr.voix.notice.follow;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestPetitions;
import fr.voix.TestPetitions.TestPetition;
import fr.voix.base.mail.Outbox;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.AnswerDraft;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.TestSignatories;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnStopping;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What signatories who asked for news are written. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.follows.batch", value = "4")
class NewsTest {

    @Inject
    EmbeddedServer server;

    @Inject
    NewsSending news;

    @Inject
    PetitionService petitions;

    @Inject
    AnswerService answers;

    @Inject
    TestPetitions testPetitions;

    @Inject
    TestSignatories signatories;

    @Inject
    Outbox outbox;

    @Inject
    ScrutinFixture sql;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    UrnStopping stops;

    private final HttpClient http = HttpClient.newHttpClient();
    private TestPetition petition;

    @BeforeEach
    void aPetition() {
        sql.run("delete from news_round");
        petition = testPetitions.aPetition();
    }

    private String signatory(String name, Language language, boolean wantsNews) {
        var address = name + petition.uid() + "@planted.example";
        signatories.sign(petition.urnId(), address, language, wantsNews);
        return address;
    }

    private void happens(EventKind kind) {
        petitions.note(petition.id(), EventDraft.of(kind, EventActor.MODERATION));
    }

    private void tellAll() {
        boolean isMore;
        do {
            isMore = news.tell();
        } while (isMore);
    }

    private long letters() {
        return sql.number("select count(*) from outbox where reference like 'news/' || ? || '/%'", petition.uid());
    }

    @Test
    void a_count_that_is_withheld_is_told_to_nobody() {
        testPetitions.sign(petition, 2);
        var french = signatory("lou", Language.FR, true);
        happens(EventKind.ANSWER_PUBLISHED);
        stops.stop(Contradiction.of(petition.uid(), "is stopped by a test"));
        tellAll();
        assertThat(outbox.lastTo(french).text())
                .contains("Le décompte de cette pétition ne concorde pas")
                .doesNotContain("signatures.", "pour l’instant");
    }

    @Test
    void the_letter_holds_the_answer_in_the_readers_language() {
        testPetitions.sign(petition, 2);
        var french = signatory("eva", Language.FR, true);
        var english = signatory("tom", Language.EN, true);
        answers.publish(
                petition.id(),
                new AnswerDraft(
                        AnswerKind.ANSWER,
                        "Ministère des Transports",
                        LocalDate.of(2026, 11, 20),
                        "Nous le ferons.",
                        "We will.",
                        List.of()));
        tellAll();
        assertThat(outbox.lastTo(french).text())
                .contains("Ministère des Transports, le 20\u00a0novembre 2026\u202f:", "Nous le ferons.");
        assertThat(outbox.lastTo(english).text())
                .contains("Ministère des Transports, 20\u00a0November 2026:", "We will.");
    }

    private HttpResponse<String> send(String url, boolean isPost) throws Exception {
        var uri = server.getURI().resolve(URI.create(url).getRawPath());
        var request = HttpRequest.newBuilder(uri);
        return http.send(
                (isPost ? request.POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")) : request)
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void whoever_asked_is_told_of_an_answer_and_can_stop_that_without_their_signature() throws Exception {
        testPetitions.sign(petition, 2);
        var french = signatory("lea", Language.FR, true);
        var english = signatory("ann", Language.EN, true);
        var silent = signatory("noe", Language.FR, false);
        List.of(EventKind.CORRECTED, EventKind.THRESHOLD, EventKind.CLOSED).forEach(this::happens);
        happens(EventKind.ANSWER_PUBLISHED);
        tellAll();
        assertThat(letters()).isEqualTo(2);
        assertThat(outbox.lettersTo(silent)).isEmpty();
        var letter = outbox.lastTo(french);
        assertThat(letter.subject()).isEqualTo("Une réponse à la pétition que vous avez signée");
        assertThat(letter.text())
                .contains(
                        "Un banc par place",
                        "2 signatures. Ce n’est pas un sondage",
                        "/retrait",
                        "/suivre/nouvelles/",
                        "/courriels/arret/");
        assertThat(outbox.lastTo(english).text()).contains("An answer is published", "/en/suivre/nouvelles/");

        assertThat(sql.number(
                        "select count(*) from outbox o join signature s on o::text like '%' || s.signature_id || '%'"))
                .as("no time stands beside a signature")
                .isZero();

        var stop = letter.link("/suivre/nouvelles/");
        assertThat(send(stop, false).body()).contains("Votre signature reste comptée");
        assertThat(wanting()).isEqualTo(2);
        assertThat(send(stop, true).statusCode()).isEqualTo(200);
        assertThat(send(stop, true).statusCode()).isEqualTo(200);
        assertThat(wanting()).isEqualTo(1);
        assertThat(sql.number(
                        "select count(*) from signature where urn_id = ? and address is not null", petition.urnId()))
                .as("the signature is what it was")
                .isEqualTo(3);
        happens(EventKind.DEBATE_PUBLISHED);
        tellAll();
        assertThat(outbox.lettersTo(french)).as("not even what waited").isEmpty();
        assertThat(outbox.lettersTo(english)).hasSize(2);
    }

    private long wanting() {
        return sql.number("select count(*) from signature where urn_id = ? and wants_news", petition.urnId());
    }

    @Test
    void stopping_late_erases_the_address_that_was_kept_for_the_news_alone() throws Exception {
        var late = signatory("eva", Language.FR, true);
        happens(EventKind.ANSWER_PUBLISHED);
        tellAll();
        sql.run(
                "insert into signature_erasure (urn_id, stage, erased_at) values (?, 'OTHERS', now())",
                petition.urnId());
        sql.run("update petition set state = 'CLOSED', closed_at = now() where petition_id = ?", petition.id());
        send(outbox.lastTo(late).link("/suivre/nouvelles/"), true);
        assertThat(sql.number(
                        "select count(*) from signature where urn_id = ? and num_nonnulls(name, address) = 0",
                        petition.urnId()))
                .isEqualTo(1);
    }

    @Test
    void stopping_while_it_is_open_keeps_the_mailbox_from_signing_twice_whatever_was_erased_before() throws Exception {
        var early = signatory("uma", Language.FR, true);
        happens(EventKind.CORRECTED);
        happens(EventKind.ANSWER_PUBLISHED);
        tellAll();
        // as after a refusal of long ago
        sql.run(
                "insert into signature_erasure (urn_id, stage, erased_at) values (?, 'OTHERS', now())",
                petition.urnId());
        var keys = "select count(distinct address_key) from signature where urn_id = ? and address is not null";
        send(outbox.lastTo(early).link("/suivre/nouvelles/"), true);
        assertThat(wanting()).isZero();
        assertThat(sql.number(keys, petition.urnId())).isEqualTo(1);
    }

    @Test
    void a_round_that_ends_halfway_goes_on_where_it_stood_and_doubles_nothing() throws Exception {
        for (int i = 0; i < 30; i++) {
            signatory("s" + i + ".", Language.FR, true);
        }
        happens(EventKind.ANSWER_PUBLISHED);
        assertThat(news.tell()).isTrue();
        assertThat(letters()).isEqualTo(4);
        transactions.executeWrite(status -> {
            assertThat(news.tell()).isTrue();
            status.setRollbackOnly();
            return null;
        });
        assertThat(letters()).isEqualTo(4);
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                threads.submit(this::tellAll);
            }
        }
        tellAll();
        assertThat(letters()).isEqualTo(30);
        assertThat(sql.number("select count(*) from news_round where not is_done"))
                .isZero();
        sql.run("update news_round set after = null, is_done = false");
        tellAll();
        assertThat(letters()).as("as from a backup").isEqualTo(30);
    }

    @Test
    void nobody_is_written_to_about_what_is_hidden_or_withdrawn() {
        signatory("ida", Language.FR, true);
        happens(EventKind.ANSWER_PUBLISHED);
        petitions.hide(petition.id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        tellAll();
        assertThat(letters()).isZero();
        happens(EventKind.ANSWER_WITHDRAWN);
        petitions.hide(petition.id(), false, EventDraft.of(EventKind.SHOWN, EventActor.MODERATION));
        tellAll();
        assertThat(letters()).isZero();
    }
}
