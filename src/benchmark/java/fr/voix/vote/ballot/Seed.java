package fr.voix.vote.ballot;

import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.vote.scrutin.Question;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * Fills the database for a benchmark, through the service's own code.
 *
 * <p>{@code scrutins N}: N scrutins on copies of the amendements that there are; prints their uids. {@code ballots N UID…}: N
 * ballots, spread evenly over these scrutins, by {@link BallotBatchWriter} in batches of a thousand.
 */
public final class Seed {

    private static final int BATCH = 1_000;

    /** Says how each amendement is copied in turn, whatever columns there are: another uid, day and number, and another question. */
    private static final String COPY = """
            select format('insert into amendement (%s) select %s', string_agg(quote_ident(attname), ', ' order by attnum),
                    string_agg(case attname
                        when 'uid' then $$left(a.uid, -6) || to_char(500000 + n, 'FM000000')$$
                        when 'path' then $$'2247/CION_FIN/BENCH' || n$$
                        when 'numero' then $$'BENCH' || n$$
                        when 'depose_on' then 'a.depose_on - n % 300'
                        when 'examen_ref' then $$a.examen_ref || 'B' || n$$
                        when 'discussion_identique' then 'null'
                        else 'a.' || quote_ident(attname)
                    end, ', ' order by attnum))
                || $$ from (select *, row_number() over (order by uid) - 1 as place, count(*) over () as every
                    from amendement where text_sha256 is not null and numero not like 'BENCH%') a
                    join generate_series(1, ?) n on n % every = place on conflict do nothing$$
            from pg_attribute
            where attrelid = 'amendement'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            """;

    public static void main(String[] args) throws SQLException {
        try (ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .start()) {
            run(context, System.out, args);
        }
    }

    public static void run(ApplicationContext context, PrintStream out, String... args) throws SQLException {
        switch (args[0]) {
            case "scrutins" -> scrutins(context, out, Integer.parseInt(args[1]));
            case "ballots" ->
                ballots(context, Long.parseLong(args[1]), List.of(args).subList(2, args.length));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void scrutins(ApplicationContext context, PrintStream out, int count) throws SQLException {
        List<Question> questions = new ArrayList<>();
        try (Connection connection = open(context)) {
            try (var statement = connection.createStatement();
                    var copy = statement.executeQuery(COPY)) {
                copy.next();
                try (var copies = connection.prepareStatement(copy.getString(1))) {
                    copies.setInt(1, count);
                    copies.executeUpdate();
                }
            }
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select uid, text_sha256 from amendement where numero like 'BENCH%' order by uid")) {
                while (rows.next()) {
                    questions.add(new Question(rows.getString(1), rows.getBytes(2)));
                }
            }
        }
        context.getBean(ScrutinOpening.class).ask(questions);
        questions.forEach(question -> out.println(question.scrutinUid()));
    }

    /** The pool's own connections belong to transactions of the service. */
    private static Connection open(ApplicationContext context) throws SQLException {
        var pool = context.getBean(DataSource.class).unwrap(com.zaxxer.hikari.HikariDataSource.class);
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    private static void ballots(ApplicationContext context, long count, List<String> uids) {
        ScrutinOpening scrutins = context.getBean(ScrutinOpening.class);
        BallotBatchWriter writer = context.getBean(BallotBatchWriter.class);
        List<Scrutin> all =
                uids.stream().map(uid -> scrutins.find(uid).orElseThrow()).toList();
        SplittableRandom random = new SplittableRandom();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long begin = System.nanoTime();
        for (long done = 0; done < count; done += BATCH) {
            Scrutin scrutin = all.get((int) (done / BATCH % all.size()));
            List<BallotOrder> orders = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i++) {
                orders.add(new BallotOrder.Cast(
                        scrutin,
                        new VoterKey(bytes(random, VoterKey.LENGTH)),
                        Choice.values()[random.nextInt(3)],
                        Tier.BROWSER,
                        bytes(random, 16),
                        new OriginMark(OriginKind.NETWORK, today, bytes(random, OriginMark.LENGTH)),
                        null));
            }
            writer.write(orders);
            if ((done / BATCH + 1) % 1_000 == 0) {
                System.err.printf(
                        "%,d ballots, %,.0f/s%n", done + BATCH, 1e9 * (done + BATCH) / (System.nanoTime() - begin));
            }
        }
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
