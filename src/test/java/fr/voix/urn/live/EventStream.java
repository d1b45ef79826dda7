package fr.voix.urn.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A listener of server-sent events, as any program could be one. */
public final class EventStream implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<Stream<String>> response;

    /** One event; a comment or the time to come again is one without data, so is the end. */
    public record Event(String kind, String id, String data) {
        static final Event END = new Event("end", null, null);
        static final Event BROKEN = new Event("broken", null, null);
    }

    private EventStream(URI address, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(this::read);
    }

    public static EventStream open(URI address) throws Exception {
        return new EventStream(address, null);
    }

    static EventStream resume(URI address, String lastEventId) throws Exception {
        return new EventStream(address, lastEventId);
    }

    public int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    /** The next event of this kind; what comes before it is passed over. */
    Event next(String kind) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<Event> others = new ArrayList<>();
        while (true) {
            Event event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("no event of kind " + kind + ", only " + others + " after " + status() + " "
                        + headers().map());
            }
            if (event.kind().equals(kind)) {
                return event;
            }
            others.add(event);
        }
    }

    public Event tally() throws InterruptedException {
        return next("tally");
    }

    /** What came within this time. */
    List<Event> within(Duration time) throws InterruptedException {
        Thread.sleep(time);
        List<Event> came = new ArrayList<>();
        events.drainTo(came);
        return came;
    }

    private void read() {
        try (Stream<String> lines = response.body()) {
            var block = new ArrayList<String>();
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    events.add(event(block));
                    block.clear();
                } else {
                    block.add(line);
                }
            });
            events.add(Event.END);
        } catch (RuntimeException e) {
            events.add(Event.BROKEN);
        }
    }

    private static Event event(List<String> block) {
        if (block.getFirst().startsWith(":")) {
            return new Event("comment", null, null);
        }
        if (block.getFirst().startsWith("retry: ")) {
            return new Event("retry", null, field(block, "retry"));
        }
        boolean isNamed = block.getFirst().startsWith("event: ");
        return isNamed
                ? new Event(field(block, "event"), field(block, "id"), field(block, "data"))
                : new Event("message", null, field(block, "data"));
    }

    private static String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + block));
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
    }
}
