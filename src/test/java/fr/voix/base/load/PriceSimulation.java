package fr.voix.base.load;

import fr.voix.base.load.ShareService.NetworkWidth;
import fr.voix.vote.robotcheck.ChallengePrice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Who pays what, by the price function of the service itself: an office, the crowd of a mobile operator, farms. Run it to write
 * the table of src/docs/price.md.
 */
final class PriceSimulation {

    /** Key derivations a second of a phone of the middle: see src/docs/price.md. */
    static final double PHONE = 3_200;

    /** And of a slow one of 2019. */
    static final double SLOW_PHONE = 2_700;

    /** And of ten two-processor machines as this one in Chromium, which a farm may have. */
    static final double MACHINES = 60_000;

    static final int BASE_COUNTERS = 5_000;

    private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

    private final Random random = new Random(13);
    private final Map<String, LoadSubject> subjects = new HashMap<>();

    /** One ballot: when it was cast, what was asked, and how long a phone took. */
    record Cast(double second, int price, double phoneSeconds) {}

    /** @param everybodyElse ballots a second of others in the same urn */
    record Scene(String name, List<Cast> casts, double everybodyElse) {

        double share(double seconds) {
            return (double) casts.stream()
                            .filter(cast -> cast.phoneSeconds() <= seconds)
                            .count()
                    / casts.size();
        }

        double longest() {
            return casts.stream().mapToDouble(Cast::phoneSeconds).max().orElseThrow();
        }

        int highest() {
            return casts.stream().mapToInt(Cast::price).max().orElseThrow();
        }

        /** The number of the first ballot that cost that much; 0 for none. */
        int firstAt(int price) {
            for (int i = 0; i < casts.size(); i++) {
                if (casts.get(i).price() >= price) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    /** 200 people of one office on a scrutin that nobody else comes to; half of them in the quarter after a mail went round. */
    static Scene office() {
        List<Double> times = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            times.add(i < 100 ? 300 + 900 * random.nextDouble() : 3_600 * random.nextDouble());
        }
        return scene("office, 200 people in an hour", times, 0, 1);
    }

    /** 2,000 people behind one shared address of a mobile operator, all in one scrutin to which few others come. */
    static Scene carrier() {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            times.add(1_800.0 * i / 2_000);
        }
        return scene("mobile operator, 2,000 people in half an hour", times, 0.01, 1);
    }

    /** 5,000 people behind one range, three ballots each in an hour, a quarter of them in the scrutin of the day. */
    static Scene operator() {
        List<Double> times = new ArrayList<>();
        Random random = new Random(2);
        for (int i = 0; i < 15_000; i++) {
            times.add(3_600 * random.nextDouble());
        }
        return scene("mobile operator, 15,000 ballots in an hour", times, 18, 200);
    }

    /** An evening when a country votes: 3,400 ballots a second, a two-hundredth of them from one range. */
    static Scene evening() {
        List<Double> times = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 20_400; i++) {
            times.add(1_200 * random.nextDouble());
        }
        return scene("mobile operator on the evening of a country", times, 3_383, 1);
    }

    static Scene burst() {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            times.add(28.5 * i / 600);
        }
        return scene("farm, 600 ballots in 28.5 s", times, 0.01, 1);
    }

    static Scene patient() {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            times.add(3_600.0 * i / 12_000);
        }
        return scene("farm, 12,000 ballots in an hour", times, 0.01, 1);
    }

    /** Ballots in an hour of a farm that solves without pause on ten machines, from one range. */
    static long takenInAnHour(boolean isRising) {
        PriceSimulation world = new PriceSimulation();
        double second = 0;
        long taken = 0;
        while (second < 3_600) {
            int price = isRising ? world.price(second, 0, 1) : 1;
            second += price * BASE_COUNTERS * world.random.nextDouble() / MACHINES;
            world.count(second, 0, 1);
            taken++;
        }
        return taken;
    }

    /** @param urns among how many three quarters of the ballots go, the others to the first, at which everybody else is */
    private static Scene scene(String name, List<Double> times, double everybodyElse, int urns) {
        PriceSimulation world = new PriceSimulation();
        List<Cast> casts = new ArrayList<>();
        double others = -600 * everybodyElse;
        double told = others;
        for (double second : times.stream().sorted().toList()) {
            for (; told < second * everybodyElse; told++) {
                world.countOthers(told / everybodyElse);
            }
            int urn = urns == 1 || world.random.nextInt(4) == 0 ? 0 : world.random.nextInt(urns);
            int price = world.price(second, urn, 1);
            world.count(second, urn, 1);
            casts.add(new Cast(second, price, price * BASE_COUNTERS * world.random.nextDouble() / PHONE));
        }
        return new Scene(name, casts, everybodyElse);
    }

    private int price(double second, int urn, int network) {
        NetworkLoad load = load(urn, network);
        return ChallengePrice.of(load.share(at(second)).times(), load.ofUrn(at(second)))
                .times();
    }

    private void count(double second, int urn, int network) {
        load(urn, network).count(at(second));
    }

    private void countOthers(double second) {
        subject("urn 0", LoadPurpose.URN).count(at(second));
        subject("everything", LoadPurpose.EVERYTHING).count(at(second));
    }

    private NetworkLoad load(int urn, int network) {
        return new NetworkLoad(
                List.of(new NetworkLoad.Width(
                        NetworkWidth.IPV4_24.part(),
                        subject("network " + network + " in urn " + urn, LoadPurpose.NETWORK_IN_URN),
                        subject("network " + network, LoadPurpose.NETWORK))),
                subject("urn " + urn, LoadPurpose.URN),
                subject("everything", LoadPurpose.EVERYTHING));
    }

    private LoadSubject subject(String name, LoadPurpose purpose) {
        return subjects.computeIfAbsent(name, absent -> {
            LoadCounter counter = new LoadCounter(UUID.randomUUID(), purpose);
            return new LoadSubject(counter, counter, touched -> {});
        });
    }

    private static Instant at(double second) {
        return START.plus(Duration.ofMillis((long) (second * 1_000)));
    }

    static List<Scene> scenes() {
        return List.of(office(), carrier(), operator(), evening(), burst(), patient());
    }

    static String table(List<Scene> scenes) {
        StringBuilder table = new StringBuilder("""
                | who | highest price | ballots under 3 s on a phone | longest | ceiling reached with ballot |
                |---|---|---|---|---|
                """);
        for (Scene scene : scenes) {
            int ceiling = scene.firstAt(ChallengePrice.CEILING.times());
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %.1f s | %s |%n",
                    scene.name(),
                    scene.highest(),
                    100 * scene.share(3),
                    scene.longest(),
                    ceiling == 0 ? "never" : ceiling));
        }
        return table.toString();
    }

    public static void main(String[] arguments) {
        List<Scene> scenes = scenes();
        System.out.print(table(scenes));
        System.out.printf(
                "A farm that solves without pause on ten machines, from one range: %d ballots in an hour; %d at the least price.%n",
                takenInAnHour(true), takenInAnHour(false));
    }
}
