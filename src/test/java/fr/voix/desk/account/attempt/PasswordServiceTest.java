package fr.voix.desk.account.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordServiceTest {

    private final PasswordService passwords = new PasswordService(null);
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    /** Takes a place until the end. */
    private Future<Optional<Integer>> place(ExecutorService threads, CountDownLatch begun) {
        return threads.submit(() -> passwords.inTurn(() -> {
            int number = inside.incrementAndGet();
            begun.countDown();
            await(end);
            return number;
        }));
    }

    /** Not for ever: a third place would otherwise hang instead of fail. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void two_hash_at_once_and_whoever_waits_in_vain_is_told_so() throws Exception {
        var hash = passwords.hash(Team.PASSWORD);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = new CountDownLatch(1);
            var first = place(threads, one);
            one.await();
            assertThat(passwords.matches(Team.PASSWORD, hash)).isEqualTo(PasswordService.Match.YES);

            var two = new CountDownLatch(1);
            var second = place(threads, two);
            two.await();
            var others = new ArrayList<Future<?>>();
            for (Callable<?> other : List.<Callable<?>>of(
                    () -> passwords.hash(Team.PASSWORD),
                    () -> passwords.matches(Team.PASSWORD, hash),
                    () -> passwords.matches(Team.PASSWORD, Optional.empty()))) {
                others.add(threads.submit(other));
            }
            var third = place(threads, new CountDownLatch(1));

            assertThat(others.get(0).get()).isEqualTo(Optional.empty());
            assertThat(others.get(1).get()).isEqualTo(PasswordService.Match.BUSY);
            assertThat(others.get(2).get()).isEqualTo(PasswordService.Match.BUSY);
            assertThat(third.get()).isEmpty();
            assertThat(inside).hasValue(2);

            end.countDown();
            assertThat(List.of(first.get().orElseThrow(), second.get().orElseThrow()))
                    .containsExactly(1, 2);
        }
        assertThat(passwords.matches(Team.PASSWORD, hash)).isEqualTo(PasswordService.Match.YES);
    }
}
