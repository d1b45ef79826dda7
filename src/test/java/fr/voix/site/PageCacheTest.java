package fr.voix.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PageCacheTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger renderings = new AtomicInteger();
    private final PageCacheService cache = new PageCacheService(now::get);

    private RenderedPage render() {
        return RenderedPage.of(("page " + renderings.incrementAndGet()).getBytes(UTF_8));
    }

    private static RenderedPage databaseIsAway() {
        throw new IllegalStateException("no page", new SQLException("connection refused", "08001"));
    }

    @Test
    void a_page_is_rendered_once_a_second() {
        var first = cache.get("/", this::render);
        now.addAndGet(PageCacheService.FRESH_NANOS - 1);
        assertThat(cache.get("/", this::render)).isSameAs(first);
        now.addAndGet(1);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void many_callers_at_once_cause_one_rendering() throws Exception {
        var gate = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<RenderedPage>>();
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
    void what_is_outdated_is_rendered_again_within_its_second() {
        cache.get("/", this::render);
        now.addAndGet(1);
        cache.outdate();
        now.addAndGet(1);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void what_was_being_rendered_during_a_change_is_rendered_again() {
        cache.get("/", () -> {
            now.addAndGet(1);
            cache.outdate();
            return render();
        });
        now.addAndGet(1);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void while_the_database_is_away_the_last_good_bytes_are_served() {
        var good = cache.get("/", this::render);
        now.addAndGet(3600 * PageCacheService.FRESH_NANOS);
        assertThat(cache.get("/", PageCacheTest::databaseIsAway)).isSameAs(good);
        now.addAndGet(PageCacheService.AWAY_NANOS);
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void after_a_failure_every_kept_page_is_served_without_asking_again() {
        var home = cache.get("/", this::render);
        var themes = cache.get("/themes", this::render);
        now.addAndGet(PageCacheService.FRESH_NANOS);
        cache.get("/", PageCacheTest::databaseIsAway);
        now.addAndGet(PageCacheService.AWAY_NANOS - 1);
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
        now.addAndGet(PageCacheService.FRESH_NANOS);
        assertThatThrownBy(() -> cache.get("/search", () -> {
                    throw new IllegalStateException("too long", new SQLException("statement timeout", "57014"));
                }))
                .hasMessage("too long");
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 2");
    }

    @Test
    void a_failure_without_a_kept_page_spares_the_others_too() {
        var home = cache.get("/", this::render);
        now.addAndGet(PageCacheService.FRESH_NANOS);
        assertThatThrownBy(() -> cache.get("/new", PageCacheTest::databaseIsAway))
                .hasMessage("no page");
        assertThat(cache.get("/", this::render)).isSameAs(home);
    }

    @Test
    void while_one_caller_tries_the_database_again_the_others_get_the_kept_page() throws Exception {
        var kept = cache.get("/", this::render);
        now.addAndGet(PageCacheService.FRESH_NANOS);
        cache.get("/", PageCacheTest::databaseIsAway);
        now.addAndGet(PageCacheService.AWAY_NANOS);
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
        assertThatThrownBy(() -> cache.get("/", PageCacheTest::databaseIsAway)).hasMessage("no page");
        assertThat(new String(cache.get("/", this::render).plain(), UTF_8)).isEqualTo("page 1");
    }

    @Test
    void a_fault_of_ours_is_never_hidden_by_a_kept_page() {
        cache.get("/", this::render);
        now.addAndGet(PageCacheService.FRESH_NANOS);
        assertThatThrownBy(() -> cache.get("/", () -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    @Test
    void etags_tell_the_two_forms_apart_and_match_either() {
        var page = RenderedPage.of("a page".getBytes(UTF_8));
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
