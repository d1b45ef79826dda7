package fr.voix.notice.follow;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.TestPetitions;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Outbox;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.AnswerDraft;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.AnswerResult;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnStopping;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What followers are told, and when. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.follows.batch", value = "40")
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
class DigestTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Followed TEXTE = new Followed(SubjectKind.TEXTE, "PRJLANR5L17B2247");
    private static final String CAUTION = "Ce n’est pas un sondage";

    @Inject
    DigestWriting digests;

    @Inject
    Following follows;

    @Inject
    FollowSeal seals;

    @Inject
    SubjectNames subjects;

    @Inject
    Outbox outbox;

    @Inject
    ScrutinFixture sql;

    @Inject
    ThemeService themes;

    @Inject
    TestPetitions testPetitions;

    @Inject
    PetitionService petitions;

    @Inject
    AnswerService answers;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    UrnStopping stops;

    @Inject
    Clock clock;

    private Instant until;

    @BeforeEach
    void nobodyFollows() {
        sql.run("delete from follow");
        sql.run("update seen_sort set seen_at = now() - interval '1 year'");
        sql.run("delete from closing");
        sql.aScrutin();
        sql.run("update scrutin set opened_at = now() - interval '1 year'");
        until = Frequency.DAILY.until(clock.instant());
    }

    /** Confirmed, and told of everything up to a day before the digest that is due. */
    private String follower(Followed subject, Frequency frequency, Language language) {
        var address = EmailAddress.parse("lea" + NUMBERS.incrementAndGet() + "@planted.example")
                .orElseThrow();
        follows.ask(subjects.find(subject, language).orElseThrow(), address, frequency, language);
        var id = id(subject, address.value());
        follows.confirm(id);
        toldUntil(id, frequency.until(clock.instant()).minus(Duration.ofDays(frequency == Frequency.DAILY ? 1 : 7)));
        return address.value();
    }

    private UUID id(Followed subject, String address) {
        return UUID.fromString(sql.text(
                "select follow_id from follow where address_key = ?",
                seals.addressKey(subject, EmailAddress.parse(address).orElseThrow())));
    }

    private void toldUntil(UUID id, Instant at) {
        sql.run("update follow set last_sent_until = ? where follow_id = ?", Timestamp.from(at), id);
    }

    private List<String> letters(String address) {
        return outbox.lettersTo(address).stream()
                .filter(letter -> letter.subject().matches("(Du nouveau|News).*"))
                .map(letter -> letter.subject() + "\n" + letter.text())
                .toList();
    }

    private void tellAll(Frequency frequency) {
        int told;
        do {
            told = digests.tell(frequency);
        } while (told > 0);
    }

    private String openedBefore(Duration before) {
        var uid = sql.aScrutin();
        sql.run("update scrutin set opened_at = ? where uid = ?", Timestamp.from(until.minus(before)), uid);
        return uid;
    }

    private static String numero(String uid) {
        return "CF" + uid.replaceFirst(".*N00", "");
    }

    private void close(String uid, Duration before) {
        sql.run("update urn set is_open = false where uid = ?", uid);
        sql.run(
                "insert into closing (urn_id, leaf_index, closed_at, pour, contre, abstention) "
                        + "select urn_id, 7, ?, 3, 1, 0 from scrutin where uid = ?",
                Timestamp.from(until.minus(before)),
                uid);
    }

    @Test
    void a_digest_of_a_texte_tells_of_new_scrutins_closings_and_decisions_and_of_nothing_hidden() {
        var fresh = openedBefore(Duration.ofHours(1));
        var old = openedBefore(Duration.ofDays(2));
        var hidden = openedBefore(Duration.ofHours(2));
        var hiddenClosed = openedBefore(Duration.ofDays(3));
        close(old, Duration.ofHours(3));
        close(hiddenClosed, Duration.ofHours(3));
        sql.run("update amendement set is_hidden = true where uid in (?, ?)", hidden, hiddenClosed);
        var decided = openedBefore(Duration.ofDays(3));
        subjects.noteSorts();
        sql.run("update seen_sort set seen_at = ?", Timestamp.from(until.minus(Duration.ofDays(9))));
        sql.run(
                "update seen_sort set seen_at = ? where amendement_uid in (?, ?)",
                Timestamp.from(until.minus(Duration.ofHours(5))),
                decided,
                hidden);

        var daily = follower(TEXTE, Frequency.DAILY, Language.FR);
        var english = follower(TEXTE, Frequency.DAILY, Language.EN);
        tellAll(Frequency.DAILY);

        assertThat(letters(daily)).hasSize(1);
        assertThat(letters(daily).getFirst())
                .contains("Nouveaux scrutins", numero(fresh))
                .contains("Scrutins clos", numero(old), "pour 75,0\u202f%", "4\u00a0voix", CAUTION)
                .contains("Décidé par l’Assemblée", numero(decided), "rejeté en commission")
                .contains("/suivre/reglage/", "/suivre/arret/", "/courriels/arret/")
                .doesNotContain(numero(hidden), numero(hiddenClosed));
        assertThat(letters(english).getFirst())
                .contains("New votes", "Votes that closed", "not a", "/en/suivre/arret/", "/en/17/amendements/")
                .doesNotContain("Nouveaux");
        tellAll(Frequency.DAILY);
        assertThat(letters(daily)).as("told once").hasSize(1);
    }

    @Test
    void nothing_happened_is_no_letter_and_what_is_after_the_end_waits() {
        var daily = follower(TEXTE, Frequency.DAILY, Language.FR);
        openedBefore(Duration.ofMinutes(-1));
        tellAll(Frequency.DAILY);
        assertThat(letters(daily)).isEmpty();
        assertThat(sql.number("select count(*) from follow where last_sent_until = ?", Timestamp.from(until)))
                .isEqualTo(1);
        tellAll(Frequency.WEEKLY);
        assertThat(letters(daily)).isEmpty();
    }

    @Test
    void whoever_was_missed_while_nothing_ran_is_told_once_of_all_of_it() {
        var weekly = follower(TEXTE, Frequency.WEEKLY, Language.FR);
        var daily = follower(TEXTE, Frequency.DAILY, Language.FR);
        toldUntil(id(TEXTE, daily), until.minus(Duration.ofDays(30)));
        var monday = Frequency.WEEKLY.until(clock.instant());
        var uid = openedBefore(Duration.between(monday, until).plusDays(2));
        tellAll(Frequency.DAILY);
        tellAll(Frequency.WEEKLY);
        assertThat(letters(daily)).hasSize(1).first().asString().contains(numero(uid));
        assertThat(letters(weekly)).hasSize(1).first().asString().contains(numero(uid), "chaque semaine");
    }

    @Test
    void many_news_are_cut_and_the_page_has_the_rest() {
        var daily = follower(TEXTE, Frequency.DAILY, Language.FR);
        for (int i = 1; i <= 23; i++) {
            openedBefore(Duration.ofMinutes(i));
        }
        tellAll(Frequency.DAILY);
        assertThat(letters(daily).getFirst())
                .contains("D’autres sont à lire")
                .satisfies(text -> assertThat(text.split("/17/amendements/")).hasSize(DigestWriting.MOST + 1));
    }

    @Test
    void a_scrutin_tells_its_closing_its_decision_and_each_change_of_its_text_once() {
        var uid = sql.aScrutin();
        var follower = follower(new Followed(SubjectKind.SCRUTIN, uid), Frequency.DAILY, Language.FR);
        var other = openedBefore(Duration.ofHours(2));
        for (int leaf = 1; leaf <= 2; leaf++) {
            sql.run(
                    "insert into text_change (urn_id, leaf_index, ballots, noted_at)"
                            + " select urn_id, ?, 1, ? from scrutin where uid = ?",
                    (long) leaf,
                    Timestamp.from(until.minus(Duration.ofHours(leaf))),
                    uid);
        }
        close(uid, Duration.ofHours(1));
        subjects.noteSorts();
        sql.run(
                "update seen_sort set seen_at = ? where amendement_uid = ?",
                Timestamp.from(until.minus(Duration.ofHours(1))),
                uid);
        tellAll(Frequency.DAILY);
        assertThat(letters(follower)).hasSize(1);
        assertThat(letters(follower).getFirst())
                .contains(
                        "Le texte a changé après des votes",
                        "Scrutins clos",
                        "Décidé par l’Assemblée",
                        "pour 75,0\u202f%",
                        numero(uid))
                .containsOnlyOnce("4\u00a0voix")
                .doesNotContain(numero(other));
        tellAll(Frequency.DAILY);
        assertThat(letters(follower)).hasSize(1);
    }

    @Test
    void themes_and_authors_have_their_news() {
        var nadia = sql.aModerator();
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)
                values ('PA1', 'ada-plante', 'Mme', 'Ada', 'Planté', '') on conflict do nothing""");
        var uid = openedBefore(Duration.ofHours(1));
        sql.run("update amendement set auteur_uid = 'PA1' where uid = ?", uid);
        themes.classify(uid, List.of("sante"), nadia, "Note.");
        sql.run(
                "update scrutin_theme set decided_at = ? where scrutin_uid = ?",
                Timestamp.from(until.minus(Duration.ofHours(2))),
                uid);
        var ofTheme = follower(new Followed(SubjectKind.THEME, "5"), Frequency.DAILY, Language.FR);
        var ofOther = follower(new Followed(SubjectKind.THEME, "6"), Frequency.DAILY, Language.FR);
        var ofAuthor = follower(new Followed(SubjectKind.ACTEUR, "PA1"), Frequency.DAILY, Language.FR);
        tellAll(Frequency.DAILY);
        assertThat(letters(ofTheme).getFirst()).contains("Santé", "Nouveaux scrutins dans ce thème", numero(uid));
        assertThat(letters(ofAuthor).getFirst()).contains("Mme Ada Planté", "Nouveaux scrutins", numero(uid));
        assertThat(letters(ofOther)).isEmpty();
    }

    @Test
    void words_of_a_search_have_the_news_of_what_holds_all_of_them() {
        var holding = openedBefore(Duration.ofHours(1));
        var decided = sql.aScrutin();
        var partly = openedBefore(Duration.ofHours(1));
        sql.run("update scrutin set opened_at = now() - interval '1 year' where uid = ?", decided);
        for (var one : List.of(holding, decided, partly)) {
            sql.run(
                    "update amendement set search = to_tsvector('pg_catalog.french', search_words(?)) where uid = ?",
                    one.equals(partly) ? "nouvelabilité" : "les nouvelabilités d’un essaiage",
                    one);
        }
        sql.run("update amendement set sort = 'ADOPTE' where uid = ?", decided);
        sql.run(
                "insert into seen_sort (amendement_uid, sort, seen_at) values (?, 'ADOPTE', ?)",
                decided,
                Timestamp.from(until.minus(Duration.ofHours(1))));
        var words = follower(
                Followed.of(SubjectKind.MOTS, "Nouvelabilité essaiage").orElseThrow(), Frequency.DAILY, Language.FR);
        tellAll(Frequency.DAILY);
        assertThat(letters(words)).hasSize(1);
        assertThat(letters(words).getFirst())
                .contains("Du nouveau", "nouvelabilité essaiage", "Nouveaux scrutins", numero(holding))
                .contains("Décidé par l’Assemblée", numero(decided))
                .doesNotContain(numero(partly));
    }

    @Test
    void a_petition_tells_its_public_events_with_its_count_and_nothing_once_it_is_hidden() {
        var shown = testPetitions.aPetition();
        var hidden = testPetitions.aPetition();
        testPetitions.sign(shown, 3);
        var subject = new Followed(SubjectKind.PETITION, shown.uid());
        var one = follower(subject, Frequency.DAILY, Language.FR);
        var english = follower(subject, Frequency.DAILY, Language.EN);
        var two = follower(new Followed(SubjectKind.PETITION, hidden.uid()), Frequency.DAILY, Language.FR);
        for (var petition : List.of(shown, hidden)) {
            petitions.note(petition.id(), EventDraft.of(EventKind.THRESHOLD, EventActor.SERVICE, "answer"));
            petitions.note(petition.id(), EventDraft.of(EventKind.ANSWER_PUBLISHED, EventActor.MODERATION));
        }
        petitions.hideAuthor(shown.id(), true, EventDraft.of(EventKind.AUTHOR_HIDDEN, EventActor.MODERATION));
        petitions.change(
                shown.id(), PetitionState.SUSPENDED, EventDraft.of(EventKind.SUSPENDED, EventActor.MODERATION));
        petitions.hide(hidden.id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        sql.run("update petition_event set occurred_at = ?", Timestamp.from(until.minus(Duration.ofHours(1))));
        tellAll(Frequency.DAILY);
        assertThat(letters(one)).hasSize(1);
        assertThat(letters(one).getFirst())
                .contains("Un banc par place", "appelle une réponse est atteint", "Une réponse est publiée")
                .contains("suspendue", "3 signatures. Ce n’est pas un sondage", "/petitions/" + shown.uid());
        assertThat(letters(english).getFirst()).contains("An answer is published", "3 signatures. This is not a poll");
        assertThat(letters(two)).isEmpty();
    }

    @Test
    void a_published_answer_is_told_with_its_words_and_one_taken_back_without() {
        var petition = testPetitions.aPetition();
        testPetitions.sign(petition, 3);
        var subject = new Followed(SubjectKind.PETITION, petition.uid());
        var french = follower(subject, Frequency.DAILY, Language.FR);
        var english = follower(subject, Frequency.DAILY, Language.EN);
        publish(petition.id(), AnswerKind.ANSWER, "Ministère des Transports", "Nous le ferons.", "We will.");
        publish(petition.id(), AnswerKind.DEBATE, "Commission des lois", "Débattue et renvoyée.", null);
        var wrong = publish(petition.id(), AnswerKind.ANSWER, "Mairie", "Ce n’est pas nous.", null);
        answers.withdraw(petition.id(), wrong, "Publiée par erreur");
        sql.run("update petition_event set occurred_at = ?", Timestamp.from(until.minus(Duration.ofHours(1))));
        tellAll(Frequency.DAILY);
        assertThat(letters(french).getFirst())
                .contains("Ministère des Transports, le 20\u00a0novembre 2026\u202f:", "Nous le ferons.")
                .contains("Commission des lois, le 20\u00a0novembre 2026\u202f:", "Débattue et renvoyée.")
                .doesNotContain("Ce n’est pas nous.");
        assertThat(letters(english).getFirst())
                .contains("Ministère des Transports, 20\u00a0November 2026:", "We will.", "Débattue et renvoyée.");
    }

    private long publish(long petitionId, AnswerKind kind, String author, String text, String textEn) {
        var draft = new AnswerDraft(kind, author, LocalDate.of(2026, 11, 20), text, textEn, List.of());
        return ((AnswerResult.Done) answers.publish(petitionId, draft)).answer().id();
    }

    @Test
    void figures_that_are_withheld_are_told_to_nobody() {
        var closed = openedBefore(Duration.ofDays(2));
        close(closed, Duration.ofHours(3));
        stop(closed);
        var ofTexte = follower(TEXTE, Frequency.DAILY, Language.FR);
        var petition = testPetitions.aPetition();
        testPetitions.sign(petition, 3);
        stop(petition.uid());
        var subject = new Followed(SubjectKind.PETITION, petition.uid());
        var ofPetition = follower(subject, Frequency.DAILY, Language.FR);
        var english = follower(subject, Frequency.DAILY, Language.EN);
        petitions.note(petition.id(), EventDraft.of(EventKind.ANSWER_PUBLISHED, EventActor.MODERATION));
        sql.run("update petition_event set occurred_at = ?", Timestamp.from(until.minus(Duration.ofHours(1))));
        tellAll(Frequency.DAILY);
        assertThat(letters(ofTexte).getFirst())
                .contains(numero(closed), "décompte retiré le temps d’une vérification")
                .doesNotContain("pour 75,0", "4\u00a0voix");
        assertThat(letters(ofPetition).getFirst())
                .contains("Une réponse est publiée", "Le décompte de cette pétition ne concorde pas")
                .doesNotContain("signatures.", "pour l’instant");
        assertThat(letters(english).getFirst()).contains("The count of this petition does not agree");
    }

    private void stop(String uid) {
        stops.stop(Contradiction.of(uid, "is stopped by a test"));
        stops.sync();
    }

    @Test
    void every_event_that_the_public_sees_and_every_threshold_has_its_sentence() {
        for (var language : Language.values()) {
            var m = fr.voix.base.text.Messages.of(language);
            for (var kind : EventKind.values()) {
                assertThat(m.has("follow.event." + kind)).as(kind.name()).isEqualTo(kind.isPublic());
            }
            for (var kind : fr.voix.petition.petition.ThresholdKind.values()) {
                assertThat(m.has("follow.threshold." + kind)).isTrue();
            }
        }
    }

    @Test
    void what_ends_halfway_is_begun_again_and_nothing_is_doubled() {
        openedBefore(Duration.ofHours(1));
        var daily = follower(TEXTE, Frequency.DAILY, Language.FR);
        transactions.executeWrite(status -> {
            assertThat(digests.tell(Frequency.DAILY)).isEqualTo(1);
            assertThat(letters(daily)).hasSize(1);
            status.setRollbackOnly();
            return null;
        });
        assertThat(letters(daily)).as("an instance that died before its commit").isEmpty();
        tellAll(Frequency.DAILY);
        assertThat(letters(daily)).hasSize(1);
        var reference =
                sql.text("select reference from outbox where reference like 'follow/%' order by created_at desc");
        assertThat(reference)
                .as("no time stands beside a follow")
                .doesNotContain(id(TEXTE, daily).toString());
        // the follower as they stood before, as from a backup
        toldUntil(id(TEXTE, daily), until.minus(Duration.ofDays(1)));
        tellAll(Frequency.DAILY);
        assertThat(letters(daily)).as("the same letter under the same name").hasSize(1);
    }

    @Test
    void several_instances_tell_everybody_once() throws Exception {
        openedBefore(Duration.ofHours(1));
        var all = new ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            all.add(follower(TEXTE, Frequency.DAILY, i % 2 == 0 ? Language.FR : Language.EN));
        }
        long before = sql.number("select count(*) from outbox where reference like 'follow/%'");
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            tasks.add(() -> {
                int sum = 0;
                int told;
                do {
                    told = digests.tell(Frequency.DAILY);
                    sum += told;
                } while (told > 0);
                return sum;
            });
        }
        int sum = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(tasks)) {
                sum += done.get();
            }
        }
        assertThat(sum).as("each was claimed once").isEqualTo(150);
        assertThat(sql.number("select count(*) from outbox where reference like 'follow/%'") - before)
                .isEqualTo(150);
        assertThat(letters(all.getFirst())).hasSize(1);
        assertThat(letters(all.getLast())).hasSize(1);
    }

    @Test
    void many_followers_take_no_more_statements_than_few() {
        openedBefore(Duration.ofHours(1));
        follower(TEXTE, Frequency.DAILY, Language.FR);
        long few = statementsFor(1);
        for (int i = 0; i < 39; i++) {
            follower(TEXTE, Frequency.DAILY, Language.FR);
        }
        assertThat(statementsFor(40)).isEqualTo(few).isBetween(1L, 20L);
    }

    /** The least of a few times: what the service does by the clock counts along. */
    private long statementsFor(int followers) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            sql.run("update follow set last_sent_until = ?", Timestamp.from(until.minus(Duration.ofDays(1))));
            long before = CountedStatements.count();
            assertThat(digests.tell(Frequency.DAILY)).isEqualTo(followers);
            least = Math.min(least, CountedStatements.count() - before);
        }
        return least;
    }

    @Test
    void a_decision_is_news_when_it_is_first_seen_and_when_it_changes() {
        var uid = sql.aScrutin();
        assertThat(subjects.noteSorts()).isPositive();
        assertThat(subjects.noteSorts()).isZero();
        sql.run(
                "update seen_sort set seen_at = ? where amendement_uid = ?",
                Timestamp.from(until.minus(Duration.ofDays(5))),
                uid);
        sql.run("update amendement set imported_at = now() where uid = ?", uid);
        assertThat(subjects.noteSorts()).as("another import, the same decision").isZero();
        sql.run("update amendement set sort = 'ADOPTE', imported_at = now() where uid = ?", uid);
        assertThat(subjects.noteSorts()).isEqualTo(1);
        assertThat(sql.text("select sort from seen_sort where amendement_uid = ?", uid))
                .isEqualTo("ADOPTE");
        sql.run("update amendement set sort = 'A_DISCUTER', imported_at = now() where uid = ?", uid);
        assertThat(subjects.noteSorts()).isZero();
    }
}
