package fr.voix.base.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.http.NetworkHash.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An entrance where votes come first. */
class EntranceTest {

    private static final Mark LOUD = new Mark(1, 1);
    private static final Mark OTHER = new Mark(2, 2);

    private final AtomicLong now = new AtomicLong();
    private final Pressure pressure = new Pressure(now::get);
    private final Entrance tiles = entrance("tiles", 0.1);

    private Entrance entrance(String name, Double share) {
        return entrance(name, 1, share);
    }

    private Entrance entrance(String name, int permits, Double share) {
        var config = new EntranceConfig(name, permits, 20, Duration.ofMinutes(1), null, null, 16, share);
        return new Entrance(config, pressure, new Rest(pressure, now::get, now::addAndGet));
    }

    @Test
    void while_votes_queue_work_is_followed_by_nine_times_as_much_rest() {
        pressure.report(0.01);
        work(10);
        assertThat(begunAfter()).isEqualTo(100);
        work(10);
        Runnable leave = tiles.hold();
        now.addAndGet(millis(20));
        leave.run();
        assertThat(begunAfter()).isEqualTo(400);
    }

    @Test
    void while_none_queues_nobody_rests() {
        pressure.report(0.001);
        work(10);
        assertThat(begunAfter()).isEqualTo(10);
    }

    @Test
    void a_rest_ends_with_the_queue_and_is_not_owed_later() {
        pressure.report(0.01);
        pressure.report(0);
        work(90);
        assertThat(begunAfter()).isBetween(500L, 750L);
        pressure.report(0.01);
        assertThat(begunAfter()).isBetween(500L, 750L);
    }

    @Test
    void nobody_rests_for_more_than_a_second() {
        pressure.report(0.01);
        work(900);
        for (int i = 0; i < 4; i++) {
            now.addAndGet(millis(200));
            pressure.report(0.01);
        }
        assertThat(begunAfter()).isEqualTo(1_900);
    }

    @Test
    void what_was_waited_for_elsewhere_is_not_owed() throws Exception {
        Entrance proofs = entrance("proofs", null);
        Runnable leave = proofs.hold();
        Thread tile = Thread.ofPlatform().start(() -> tiles.pass(() -> proofs.pass(() -> now.addAndGet(millis(10)))));
        awaitWaiting(tile);
        now.addAndGet(millis(50));
        leave.run();
        tile.join();
        pressure.report(0.01);
        assertThat(begunAfter()).isEqualTo(150);
    }

    @Test
    void networks_take_turns_and_one_has_few_places() throws Exception {
        List<String> served = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();
        Runnable leave = tiles.hold();
        for (int i = 1; i <= 16; i++) {
            waiting.add(waiting(tiles, "loud " + i, LOUD, served));
        }
        assertThatThrownBy(() -> tiles.pass(LOUD, () -> served.add("loud 17"))).isInstanceOf(BusyException.class);
        waiting.add(waiting(tiles, "other", OTHER, served));
        leave.run();
        for (Thread one : waiting) {
            one.join();
        }
        assertThat(served).hasSize(17).startsWith("loud 1", "other", "loud 2").endsWith("loud 16");
    }

    @Test
    void one_network_is_not_everywhere_inside() throws Exception {
        Entrance search = entrance("search", 2, null);
        List<String> served = Collections.synchronizedList(new ArrayList<>());
        var hold = new CountDownLatch(1);
        Thread inside = Thread.ofPlatform().start(() -> search.pass(LOUD, () -> await(hold)));
        awaitWaiting(inside);
        Thread behind = waiting(search, "loud", LOUD, served);
        search.pass(OTHER, () -> served.add("other"));
        assertThat(served).containsExactly("other");
        hold.countDown();
        inside.join();
        behind.join();
        assertThat(served).containsExactly("other", "loud");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts", e);
        }
    }

    /** Returns once it waits. */
    private static Thread waiting(Entrance entrance, String name, Mark network, List<String> served) {
        Thread thread = Thread.ofPlatform().start(() -> entrance.pass(network, () -> served.add(name)));
        awaitWaiting(thread);
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private void work(long millis) {
        tiles.pass(() -> now.addAndGet(millis(millis)));
    }

    /** When the next one is inside, in milliseconds. */
    private long begunAfter() {
        return Duration.ofNanos(tiles.pass(now::get)).toMillis();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
