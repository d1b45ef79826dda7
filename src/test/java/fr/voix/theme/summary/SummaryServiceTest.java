package fr.voix.theme.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.theme.summary.SummaryService.ReviewResult;
import fr.voix.theme.summary.SummaryService.WriteResult;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A summary is written by one, approved by another, then public; its history stays. */
@MicronautTest(transactional = false)
class SummaryServiceTest {

    private static final String TEXT = "Déplacer 8 millions d’euros vers les services de préfecture";
    private static final String ENGLISH = "Move 8 million euros to the services of the prefectures";

    @Inject
    SummaryService summaries;

    @Inject
    AmendementSearch search;

    @Inject
    AuditService audit;

    @Inject
    ScrutinFixture fixture;

    @Inject
    @Client("/")
    HttpClient http;

    private String scrutin;
    private Actor author;
    private Actor reader;

    @BeforeEach
    void people() {
        scrutin = fixture.aScrutin();
        author = fixture.aModerator();
        reader = fixture.aModerator();
    }

    private Summary written() {
        assertThat(summaries.write(scrutin, TEXT + ".", ENGLISH, author, 0)).isEqualTo(new WriteResult.Written());
        return summaries.standing(scrutin).orElseThrow();
    }

    private String api() {
        return http.toBlocking().retrieve("/api/v1/scrutins/" + scrutin);
    }

    @Test
    void nothing_is_public_before_a_second_person_has_approved() {
        var waiting = written();

        assertThat(summaries.shown(scrutin)).isEmpty();
        assertThat(api()).contains("\"resume\":null");
        assertThat(summaries.approve(scrutin, waiting.id(), author)).isEqualTo(new ReviewResult.OwnWords());
        assertThat(summaries.waiting(author.moderatorId(), 100)).doesNotContain(waiting);
        assertThat(summaries.waiting(reader.moderatorId(), 100)).contains(waiting);

        assertThat(summaries.approve(scrutin, waiting.id(), reader)).isInstanceOf(ReviewResult.Decided.class);

        assertThat(summaries.shown(scrutin)).map(Summary::texte).contains(TEXT);
        assertThat(api()).contains(TEXT, ENGLISH);
    }

    @Test
    void the_database_itself_lets_nobody_approve_ones_own_words() {
        var waiting = written();

        assertThatThrownBy(() -> fixture.run(
                        "update summary set state = 'APPROVED', decided_by = written_by where summary_id = ?",
                        waiting.id()))
                .hasStackTraceContaining("summary_check");
    }

    @Test
    void a_refusal_wants_a_reason_and_keeps_the_sentence_in_the_record() {
        var waiting = written();

        assertThat(summaries.refuse(scrutin, waiting.id(), reader, " ")).isEqualTo(new ReviewResult.ReasonMissing());
        assertThat(summaries.refuse(scrutin, waiting.id(), reader, "x".repeat(2001)))
                .isEqualTo(new ReviewResult.ReasonTooLong(2001));
        assertThat(summaries.refuse(scrutin, waiting.id(), author, "Non.")).isEqualTo(new ReviewResult.OwnWords());
        assertThat(summaries.refuse(scrutin, waiting.id(), reader, "Reprend l’opinion des auteurs."))
                .isInstanceOf(ReviewResult.Decided.class);

        assertThat(summaries.standing(scrutin)).isEmpty();
        assertThat(summaries.approve(scrutin, waiting.id(), reader)).isEqualTo(new ReviewResult.Gone());
        assertThat(audit.of("scrutin:" + scrutin))
                .extracting(
                        entry -> entry.content().act(), entry -> entry.content().reason())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("summary-refuse", "Reprend l’opinion des auteurs."),
                        org.assertj.core.groups.Tuple.tuple("summary-write", null));
    }

    @Test
    void the_old_sentence_stays_public_until_the_new_one_is_approved() {
        summaries.approve(scrutin, written().id(), reader);
        var approved = summaries.standing(scrutin).orElseThrow();
        var better = "Affecter 8 millions d’euros aux services de préfecture";

        assertThat(summaries.write(scrutin, better, null, reader, approved.id()))
                .isEqualTo(new WriteResult.Written());
        assertThat(summaries.shown(scrutin)).map(Summary::texte).contains(TEXT);
        summaries.approve(scrutin, summaries.standing(scrutin).orElseThrow().id(), author);

        assertThat(summaries.shown(scrutin)).map(Summary::texte).contains(better);
        assertThat(fixture.number("select count(*) from summary where scrutin_uid = ?", scrutin))
                .isEqualTo(2);
    }

    @Test
    void a_sentence_about_a_text_that_has_changed_is_shown_no_more() {
        summaries.approve(scrutin, written().id(), reader);
        fixture.run("update scrutin set question_sha256 = sha256('autre') where uid = ?", scrutin);

        assertThat(summaries.shown(scrutin)).isEmpty();
        assertThat(summaries.standing(scrutin)).map(Summary::isOutdated).contains(true);
    }

    @Test
    void nobody_approves_what_sums_up_another_text_or_stands_on_another_scrutin() {
        var waiting = written();

        assertThat(summaries.approve(fixture.aScrutin(), waiting.id(), reader)).isEqualTo(new ReviewResult.Gone());
        fixture.run("update scrutin set question_sha256 = sha256('autre') where uid = ?", scrutin);
        assertThat(summaries.approve(scrutin, waiting.id(), reader)).isEqualTo(new ReviewResult.Outdated());
        assertThat(summaries.waiting(reader.moderatorId(), 100)).doesNotContain(waiting);
    }

    @Test
    void what_is_public_is_searched_as_the_title_that_it_is() {
        var waiting = written();
        assertThat(found("préfectures")).doesNotContain(scrutin);
        summaries.approve(scrutin, waiting.id(), reader);
        assertThat(found("préfectures")).contains(scrutin);
        assertThat(found("move prefectures")).contains(scrutin);
        summaries.withdraw(scrutin, waiting.id(), author, "Inexact.");
        assertThat(found("préfectures")).doesNotContain(scrutin);
    }

    private List<String> found(String words) {
        return search.search(AmendementCriteria.ofWords(words).orElseThrow(), 100).items().stream()
                .map(Found::uid)
                .toList();
    }

    @Test
    void of_two_judgements_at_once_one_counts() throws Exception {
        var waiting = written();
        var other = fixture.aModerator();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ReviewResult>> judgements = List.of(
                    () -> summaries.approve(scrutin, waiting.id(), reader),
                    () -> summaries.refuse(scrutin, waiting.id(), other, "Non."));
            var results = people.invokeAll(judgements).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();

            assertThat(results)
                    .filteredOn(ReviewResult.Decided.class::isInstance)
                    .hasSize(1);
            assertThat(results).filteredOn(ReviewResult.Gone.class::isInstance).hasSize(1);
        }
    }
}
