package fr.voix.base.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.load.BusyException;
import fr.voix.base.load.Pressure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long AWAY = AnswerCache.AWAY.toNanos();

    private final AtomicLong now = new AtomicLong();
    private final Pressure pressure = new Pressure(now::get);
    private final AtomicInteger renderings = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger();
    private final AtomicBoolean isRecent = new AtomicBoolean();
    private final AtomicInteger withdrawals = new AtomicInteger();
    private final AnswerCache cache = new AnswerCache(pressure, now::get, withdrawals::get);

    /** Good for a second, unless something changes. */
    private Kept render() {
        var asOf = version.get();
        var answer = Answer.html(("page " + renderings.incrementAndGet()).getBytes(UTF_8));
        return new Kept(answer, new Versioned(asOf, version, isRecent));
    }

    private record Versioned(int asOf, AtomicInteger version, AtomicBoolean isRecent) implements Validity {
        @Override
        public boolean isCurrent() {
            return version.get() == asOf;
        }

        @Override
        public boolean isShownMeanwhile() {
            return isCurrent() || isRecent.get();
        }

        @Override
        public Duration mostAge() {
            return Duration.ofNanos(SECOND);
        }
    }

    private static Kept databaseIsAway() {
        throw new IllegalStateException("no page", new SQLException("connection refused", "08001"));
    }

    @Test
    void a_page_is_rendered_once_a_second() {
        var first = cache.get("/", this::render);
        now.addAndGet(SECOND - 1);
        assertThat(cache.get("/", this::render)).isSameAs(first);
        now.addAndGet(1);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void many_callers_at_once_cause_one_rendering() throws Exception {
        var gate = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Answer>>();
            for (int i = 0; i < 200; i++) {
                answers.add(callers.submit(() -> cache.get("/", () -> {
                    await(gate);
                    return render();
                })));
            }
            gate.countDown();
            for (var answer : answers) {
                assertThat(new String(answer.get().plain(), UTF_8)).isEqualTo("page 1");
            }
        }
        assertThat(renderings).hasValue(1);
    }

    @Test
    void who_waited_for_a_rendering_that_was_refused_to_another_tries_once_more() throws Exception {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var refused = callers.submit(() -> cache.get("/", () -> {
                begun.countDown();
                await(gate);
                throw new BusyException("search", 2);
            }));
            begun.await();
            var other = Thread.ofPlatform().unstarted(() -> cache.get("/", this::render));
            other.start();
            while (other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            gate.countDown();
            other.join();
            assertThat(renderings).hasValue(1);
            assertThatThrownBy(refused::get).hasCauseInstanceOf(BusyException.class);
        }
    }

    @Test
    void what_is_outdated_is_rendered_again_within_its_second() {
        cache.get("/", this::render);
        now.addAndGet(1);
        version.incrementAndGet();
        now.addAndGet(1);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void what_was_being_rendered_during_a_change_is_rendered_again() {
        cache.get("/", () -> {
            var made = render();
            now.addAndGet(1);
            version.incrementAndGet();
            return made;
        });
        now.addAndGet(1);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void while_the_database_is_away_the_last_good_bytes_are_served() {
        var good = cache.get("/", this::render);
        now.addAndGet(3600 * SECOND);
        assertThat(cache.get("/", AnswerCacheTest::databaseIsAway)).isSameAs(good);
        now.addAndGet(AWAY);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void after_a_failure_every_kept_page_is_served_without_asking_again() {
        var home = cache.get("/", this::render);
        var themes = cache.get("/themes", this::render);
        now.addAndGet(SECOND);
        cache.get("/", AnswerCacheTest::databaseIsAway);
        now.addAndGet(AWAY - 1);
        assertThat(cache.get("/", this::render)).isSameAs(home);
        assertThat(cache.get("/themes", this::render)).isSameAs(themes);
        assertThat(renderings).hasValue(2);
        now.addAndGet(1);
        assertThat(new String(cache.get("/themes", this::render).plain(), UTF_8))
                .isEqualTo("page 3");
    }

    @Test
    void one_failed_query_freezes_no_other_page() {
        cache.get("/", this::render);
        now.addAndGet(SECOND);
        assertThatThrownBy(() -> cache.get("/search", () -> {
                    throw new IllegalStateException("too long", new SQLException("statement timeout", "57014"));
                }))
                .hasMessage("too long");
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void a_failure_without_a_kept_page_spares_the_others_too() {
        var home = cache.get("/", this::render);
        now.addAndGet(SECOND);
        assertThatThrownBy(() -> cache.get("/new", AnswerCacheTest::databaseIsAway))
                .hasMessage("no page");
        assertThat(cache.get("/", this::render)).isSameAs(home);
    }

    @Test
    void while_one_caller_tries_the_database_again_the_others_get_the_kept_page() throws Exception {
        var kept = cache.get("/", this::render);
        now.addAndGet(SECOND);
        cache.get("/", AnswerCacheTest::databaseIsAway);
        now.addAndGet(AWAY);
        var started = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> cache.get("/", () -> {
                started.countDown();
                await(gate);
                return render();
            }));
            await(started);
            assertThat(cache.get("/", this::render)).isSameAs(kept);
            gate.countDown();
            assertThat(new String(first.get().plain(), UTF_8)).isEqualTo("page 2");
        }
    }

    @Test
    void without_a_kept_page_the_failure_shows() {
        assertThatThrownBy(() -> cache.get("/", AnswerCacheTest::databaseIsAway))
                .hasMessage("no page");
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 1");
    }

    @Test
    void a_fault_of_ours_is_never_hidden_by_a_kept_page() {
        cache.get("/", this::render);
        now.addAndGet(SECOND);
        assertThatThrownBy(() -> cache.get("/", () -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    @Test
    void what_was_gone_does_not_come_back_while_the_database_is_away() {
        cache.get("/", this::render);
        version.incrementAndGet();
        assertThatThrownBy(() -> cache.get("/", () -> {
                    throw new IllegalArgumentException("gone");
                }))
                .hasMessage("gone");
        assertThatThrownBy(() -> cache.get("/", AnswerCacheTest::databaseIsAway))
                .hasMessage("no page");
        assertThat(cache.ready("/")).isNull();
    }

    @Test
    void nothing_of_before_a_withdrawal_is_served_while_the_database_is_away() {
        cache.get("/", this::render);
        cache.get("/themes", this::render);
        version.incrementAndGet();
        withdrawals.incrementAndGet();
        now.addAndGet(1);
        var since = cache.get("/themes", this::render);
        assertThatThrownBy(() -> cache.get("/", AnswerCacheTest::databaseIsAway))
                .hasMessage("no page");
        now.addAndGet(SECOND);
        assertThat(cache.ready("/")).isNull();
        assertThat(cache.get("/themes", this::render)).isSameAs(since);
    }

    @Test
    void what_differs_only_in_its_instant_is_the_same_answer() {
        var first = cache.get("/", () -> dated("now, the counts", "the counts"));
        version.incrementAndGet();
        assertThat(cache.get("/", () -> dated("later, the counts", "the counts")))
                .isSameAs(first);
        version.incrementAndGet();
        assertThat(cache.get("/", () -> dated("later, others", "others"))).isNotSameAs(first);
    }

    private Kept dated(String body, String undated) {
        var answer = Answer.json(body.getBytes(UTF_8)).taggedBy(undated.getBytes(UTF_8));
        return new Kept(answer, new Versioned(version.get(), version, isRecent));
    }

    @Test
    void etags_tell_the_two_forms_apart_and_match_either() {
        var page = Answer.html("a page".getBytes(UTF_8));
        assertThat(page.etag(true)).isNotEqualTo(page.etag(false));
        assertThat(page.matches("\"other\", W/" + page.etag(true))).isTrue();
        assertThat(page.matches("\"other\"")).isFalse();
        assertThat(page.matches("*")).isTrue();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
