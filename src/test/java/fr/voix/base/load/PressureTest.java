package fr.voix.base.load;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.database.Trickle;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PressureTest {

    private final AtomicLong now = new AtomicLong();
    private final Pressure pressure = new Pressure(now::get);

    @Test
    void a_report_that_nobody_takes_back_is_forgotten() {
        pressure.report(1);
        assertThat(pressure.level()).isEqualTo(1);
        pass(Duration.ofMillis(1001));
        assertThat(pressure.level()).isZero();
    }

    @Test
    void the_highest_of_the_last_half_second_counts() {
        pressure.report(0.9);
        pass(Duration.ofMillis(400));
        pressure.report(0.1);
        assertThat(pressure.level()).isEqualTo(0.9);
        pass(Duration.ofMillis(200));
        assertThat(pressure.level()).isEqualTo(0.1);
    }

    @Test
    void what_is_reported_again_and_again_stays() {
        for (int i = 0; i < 20; i++) {
            pressure.report(1);
            pass(Duration.ofMillis(300));
            assertThat(pressure.level()).isEqualTo(1);
        }
    }

    @Test
    void a_trickle_gives_so_many_a_second_and_never_none() {
        Trickle trickle = new Trickle(10, now::get);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            taken += trickle.tryTake() ? 1 : 0;
            pass(Duration.ofMillis(1));
        }
        assertThat(taken).isBetween(95, 111);
        pass(Duration.ofHours(5));
        int atOnce = 0;
        while (trickle.tryTake()) {
            atOnce++;
        }
        assertThat(atOnce).isEqualTo(10);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
