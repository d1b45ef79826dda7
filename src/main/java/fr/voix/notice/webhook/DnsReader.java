package fr.voix.notice.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the machine's resolver, which takes as long as it likes and cannot be interrupted: no caller waits longer than a limit,
 * and only so many questions are open.
 */
@Singleton
class DnsReader implements NameReader {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_OPEN = 64;

    /** Not virtual: a thread inside the resolver would hold a carrier. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("webhook-name-", 0).factory());

    private final Semaphore open = new Semaphore(MOST_OPEN);

    @Override
    public List<InetAddress> read(String host) throws UnknownHostException {
        if (!open.tryAcquire()) {
            throw new UnknownHostException("too many names are being asked for");
        }
        Future<List<InetAddress>> answer = threads.submit(() -> {
            try {
                return List.of(InetAddress.getAllByName(host));
            } finally {
                open.release();
            }
        });
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
