package fr.voix.notice.webhook;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server that says what a test wants; a name may lead elsewhere the next time. */
@Singleton
@Primary
@Requires(property = "test.planted-names")
public class PlantedNames implements NameReader {

    private final Map<String, List<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> questions = new ConcurrentHashMap<>();
    private volatile CountDownLatch held = new CountDownLatch(0);

    /** @param next one answer after the other, each of one address or several; the last one stays */
    public PlantedNames plant(String host, String... next) {
        var all = new ArrayList<List<InetAddress>>();
        for (var answer : next) {
            var addresses = new ArrayList<InetAddress>();
            for (var address : answer.split(" ")) {
                addresses.add(InetAddress.ofLiteral(address));
            }
            all.add(addresses);
        }
        questions.put(host, new AtomicInteger());
        answers.put(host, all);
        return this;
    }

    /** From now on no name is answered before this opens. */
    public void holdBack(CountDownLatch answers) {
        held = answers;
    }

    public int questions(String host) {
        return questions.get(host).get();
    }

    @Override
    public List<InetAddress> read(String host) throws UnknownHostException {
        var all = answers.get(host);
        if (all == null) {
            throw new UnknownHostException(host);
        }
        int asked = questions.get(host).getAndIncrement();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return all.get(Math.min(asked, all.size() - 1));
    }
}
