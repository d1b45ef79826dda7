package fr.voix.urn.note;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings notes to one sink, behind everything else: publishing never waits for it. */
final class NoteSinkWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoteSinkWriter.class);

    /** Some 20 MB; beyond them the oldest go, and the folder of this instance still has them. */
    private static final int MOST_WAITING = 50_000;

    private static final int AT_ONCE = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String name;
    private final NoteSinkClient sink;
    private final Clock clock;
    private final Duration firstPause;
    private final Duration rest;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile String failure;
    /** What waits and what is on its way, and what was let go for want of room. */
    private final AtomicLong lacking = new AtomicLong();

    private Thread worker;

    /**
     * @param firstPause after a failure; each further one doubles it
     * @param rest without a note, after which the sink is told that none comes
     */
    NoteSinkWriter(String name, NoteSinkClient sink, Clock clock, Duration firstPause, Duration rest) {
        this.name = name;
        this.sink = sink;
        this.clock = clock;
        this.firstPause = firstPause;
        this.rest = rest;
    }

    String name() {
        return name;
    }

    NoteSinkClient sink() {
        return sink;
    }

    /** Never waits. */
    synchronized void offer(List<String> notes) {
        lacking.addAndGet(notes.size());
        for (String note : notes) {
            while (!waiting.offer(note)) {
                waiting.poll();
            }
        }
        if (worker == null) {
            worker = Thread.ofVirtual().name("note-sink").start(this::run);
        }
    }

    /** How many notes it lacks, in the order of what is known here. */
    long behind() {
        return lacking.get();
    }

    /** Why it is behind; null when it is not. */
    String failure() {
        return failure;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<String> batch = new ArrayList<>();
                Optional.ofNullable(waiting.poll(rest.toNanos(), TimeUnit.NANOSECONDS))
                        .ifPresent(batch::add);
                waiting.drainTo(batch, AT_ONCE - 1);
                bring(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bring(List<String> batch) throws InterruptedException {
        Duration pause = firstPause;
        while (true) {
            try {
                sink.put(batch, clock.instant());
                lacking.addAndGet(-batch.size());
                if (failure != null) {
                    LOG.info("{} takes notes again", name);
                    failure = null;
                }
                return;
            } catch (IOException | RuntimeException e) {
                if (failure == null) {
                    LOG.error("{} takes no notes, and is tried again: {}", name, e.toString());
                }
                failure = e.toString();
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
