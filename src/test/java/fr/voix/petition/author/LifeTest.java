package fr.voix.petition.author;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.mail.Outbox;
import fr.voix.petition.author.AuthorPetitions.Written;
import fr.voix.petition.author.DueStep.Kind;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What happens to petitions by the clock. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class LifeTest {

    @Inject
    AuthorPetitions written;

    @Inject
    PetitionProgress lives;

    @Inject
    SignatureCountService signatures;

    @Inject
    PetitionService petitions;

    @Inject
    AuthorService authors;

    @Inject
    UrnRecount recounts;

    @Inject
    Outbox outbox;

    @Inject
    ShiftedClock clock;

    private void takeDueSteps() {
        lives.due().forEach(lives::take);
    }

    private List<EventKind> kinds(Petition petition) {
        return petitions.events(petition.id()).stream().map(PetitionEvent::kind).toList();
    }

    private long rowsOf(Written one) {
        long id = one.petition().id();
        return written.count("select (select count(*) from petition where petition_id = " + id
                + ") + (select count(*) from petition_event where petition_id = " + id
                + ") + (select count(*) from petition_author where petition_id = " + id
                + ") + (select count(*) from signature where urn_id = "
                + one.petition().urnId() + ")");
    }

    @Test
    void a_draft_that_nobody_confirms_is_as_if_it_had_not_been_written() {
        Written draft = written.aDraft();
        clock.advance(Duration.ofDays(6));
        takeDueSteps();
        assertThat(rowsOf(draft)).isEqualTo(3);
        assertThat(outbox.lettersTo(draft.address())).hasSize(1);
        clock.advance(Duration.ofDays(2));
        takeDueSteps();
        assertThat(rowsOf(draft)).isZero();
        assertThat(outbox.lettersTo(draft.address())).isEmpty();
    }

    @Test
    void enough_sponsors_beside_the_author_bring_it_before_the_moderators_once() throws Exception {
        Written one = written.aConfirmed();
        written.sponsor(one, 4);
        takeDueSteps();
        assertThat(written.now(one).state()).as("four, and the author").isEqualTo(PetitionState.SPONSORING);
        written.sponsor(one, 1);
        var step = new DueStep(one.petition().id(), Kind.SPONSOR);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(() -> {
                lives.take(step);
                return true;
            });
        }
        try (var executor = Executors.newFixedThreadPool(6)) {
            for (var done : executor.invokeAll(all)) {
                done.get();
            }
        }
        takeDueSteps();
        assertThat(written.now(one).state()).isEqualTo(PetitionState.AWAITING);
        assertThat(kinds(one.petition())).containsExactly(EventKind.WRITTEN, EventKind.CONFIRMED, EventKind.SPONSORED);
        assertThat(outbox.lettersTo(one.address())).hasSize(3);
        assertThat(recounts.recount(one.petition().uid()).orElseThrow().faults())
                .isEmpty();
    }

    @Test
    void one_without_sponsors_lapses_and_its_words_and_author_go_thirty_days_later() {
        Written one = written.aConfirmed();
        var before = one.petition().text();
        clock.advance(Duration.ofDays(8));
        takeDueSteps();
        assertThat(written.now(one).state()).isEqualTo(PetitionState.LAPSED);
        assertThat(outbox.lastTo(one.address()).subject()).contains("n’a pas trouvé assez de parrains");
        clock.advance(Duration.ofDays(29));
        takeDueSteps();
        assertThat(written.now(one).text()).isEqualTo(before);
        clock.advance(Duration.ofDays(2));
        takeDueSteps();
        takeDueSteps();
        assertThat(written.now(one).text().titre()).isEqualTo("…");
        assertThat(authors.find(one.petition().id())).isEmpty();
        assertThat(outbox.lettersTo(one.address())).as("nothing waits any more").isEmpty();
        assertThat(written.count("select count(*) from petition_author where petition_id = "
                        + one.petition().id()))
                .isZero();
        assertThat(recounts.recount(one.petition().uid()).orElseThrow().faults())
                .isEmpty();
    }

    @Test
    void one_that_was_withdrawn_before_it_was_confirmed_goes_entirely() {
        Written one = written.aDraft();
        petitions.change(
                one.petition().id(), PetitionState.WITHDRAWN, EventDraft.of(EventKind.WITHDRAWN, EventActor.AUTHOR));
        clock.advance(Duration.ofDays(31));
        takeDueSteps();
        assertThat(rowsOf(one)).isZero();
    }

    @Test
    void the_same_words_may_be_sent_again_once_they_came_to_nothing() {
        Written one = written.aConfirmed();
        clock.advance(Duration.ofDays(8));
        takeDueSteps();
        assertThat(written.count("select count(*) from petition_author where text_sha256 is null and petition_id = "
                        + one.petition().id()))
                .isEqualTo(1);
    }

    @Test
    void an_open_one_closes_at_its_time_and_is_answered_when_an_answer_is_there() {
        Written one = published();
        Written suspended = published();
        petitions.change(
                suspended.petition().id(),
                PetitionState.SUSPENDED,
                EventDraft.of(EventKind.SUSPENDED, EventActor.MODERATION));
        written.run("insert into petition_answer (petition_id, kind, author, given_on, text, published_at) values ("
                + one.petition().id() + ", 'ANSWER', 'Le ministre', '2026-11-20', 'Oui.', now())");
        takeDueSteps();
        assertThat(written.now(one).state()).as("before its time").isEqualTo(PetitionState.OPEN);
        clock.advance(
                Duration.between(clock.instant(), written.now(one).closesAt()).plusSeconds(5));
        takeDueSteps();
        takeDueSteps();
        assertThat(written.now(one).state()).isEqualTo(PetitionState.ANSWERED);
        assertThat(kinds(one.petition())).endsWith(EventKind.PUBLISHED, EventKind.CLOSED, EventKind.ANSWERED);
        assertThat(written.now(suspended).state()).isEqualTo(PetitionState.CLOSED);
        assertThat(recounts.recount(one.petition().uid()).orElseThrow().faults())
                .isEmpty();
        assertThat(recounts.recount(suspended.petition().uid()).orElseThrow().faults())
                .isEmpty();
    }

    @Test
    void an_authors_own_signature_is_counted_once_also_after_the_service_died_before_it() {
        Written one = written.aDraft();
        // the address is confirmed, and then the service ends
        petitions.change(
                one.petition().id(), PetitionState.SPONSORING, EventDraft.of(EventKind.CONFIRMED, EventActor.AUTHOR));
        String counted = "select count(*) from signature where leaf_index is not null and role = 'AUTHOR' and urn_id = "
                + one.petition().urnId();
        assertThat(written.count(counted)).isZero();
        takeDueSteps();
        assertThat(written.count(counted)).isEqualTo(1);
        // it ends again, before that is noted
        written.run("update petition_author set signed_at = null where petition_id = "
                + one.petition().id());
        takeDueSteps();
        takeDueSteps();
        assertThat(written.count(counted)).isEqualTo(1);
        assertThat(signatures.sponsors(one.petition().urnId())).isZero();
        assertThat(recounts.recount(one.petition().uid()).orElseThrow().faults())
                .isEmpty();
    }

    @Test
    void an_author_who_cannot_sign_now_is_not_asked_for_again_and_again() {
        Written hidden = written.aDraft();
        petitions.change(
                hidden.petition().id(),
                PetitionState.SPONSORING,
                EventDraft.of(EventKind.CONFIRMED, EventActor.AUTHOR));
        petitions.hide(hidden.petition().id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        assertThat(isToSign(hidden)).isFalse();
        petitions.hide(hidden.petition().id(), false, EventDraft.of(EventKind.SHOWN, EventActor.MODERATION));
        assertThat(isToSign(hidden)).as("shown again").isTrue();
        written.fillMailbox(hidden);
        takeDueSteps();
        assertThat(isToSign(hidden)).as("two others of the mailbox signed").isFalse();
        assertThat(written.count("select count(*) from signature where role = 'AUTHOR' and urn_id = "
                        + hidden.petition().urnId()))
                .isZero();
    }

    private boolean isToSign(Written one) {
        return lives.due().contains(new DueStep(one.petition().id(), Kind.SIGN));
    }

    @Test
    void an_authors_address_goes_thirty_days_after_the_end_and_the_name_stays_where_it_is_read() {
        Written open = published();
        Written withdrawn = published();
        move(withdrawn, PetitionState.WITHDRAWN, EventKind.WITHDRAWN);
        Written answered = published();
        Written silent = published();
        Written refused = refused();
        Written hidden = refused();
        petitions.hide(hidden.petition().id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        move(answered, PetitionState.CLOSED, EventKind.CLOSED);
        move(silent, PetitionState.CLOSED, EventKind.CLOSED);
        written.run("insert into petition_answer (petition_id, kind, author, given_on, text, published_at)"
                + " select p, k, 'Le ministre', '2026-11-20', 'Oui.', '" + clock.instant() + "' from (values ("
                + answered.petition().id() + ", 'ANSWER'), ("
                + silent.petition().id() + ", 'DEBATE')) as v (p, k)");
        clock.advance(Duration.ofDays(29));
        takeDueSteps();
        for (Written one : List.of(open, withdrawn, answered, silent, refused, hidden)) {
            assertThat(kept(one)).isEqualTo("name address row");
        }
        clock.advance(Duration.ofDays(2));
        takeDueSteps();
        for (Written one : List.of(withdrawn, answered, refused)) {
            assertThat(kept(one)).isEqualTo("name");
        }
        assertThat(kept(hidden)).as("nobody reads it").isEmpty();
        assertThat(kept(silent)).as("a debate is no answer").isEqualTo("name address row");
        assertThat(kept(open)).isEqualTo("name address row");
        clock.advance(Duration.ofDays(366 - 31));
        takeDueSteps();
        assertThat(kept(silent)).isEqualTo("name");
        assertThat(kept(open)).as("it closed meanwhile, less than a year ago").isEqualTo("name address row");
    }

    private Written refused() {
        Written one = written.aConfirmed();
        move(one, PetitionState.AWAITING, EventKind.SPONSORED);
        move(one, PetitionState.REFUSED, EventKind.REFUSED);
        return one;
    }

    private void move(Written one, PetitionState next, EventKind kind) {
        assertThat(petitions.change(one.petition().id(), next, EventDraft.of(kind, EventActor.MODERATION)))
                .isInstanceOf(ChangeResult.Changed.class);
    }

    /** What is left of an author. */
    private String kept(Written one) {
        long id = one.petition().id();
        return (authors.name(id).isPresent() ? "name " : "")
                .concat(authors.find(id).isPresent() ? "address " : "")
                .concat(
                        written.count("select count(*) from petition_author where petition_id = " + id) > 0
                                ? "row"
                                : "")
                .strip();
    }

    private Written published() {
        Written one = written.aConfirmed();
        written.sponsor(one, 5);
        takeDueSteps();
        petitions.change(
                one.petition().id(), PetitionState.OPEN, EventDraft.of(EventKind.PUBLISHED, EventActor.MODERATION));
        return one;
    }
}
