package fr.voix.vote.ballot;

import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.vote.scrutin.Question;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.ApplicationContext;
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
 * <p>{@code scrutins N}: N scrutins on copies of one amendement; prints their uids. {@code ballots N UID…}: N ballots, spread
 * evenly over these scrutins, by {@link BallotBatchWriter} in batches of a thousand.
 */
public final class Seed {

    private static final int BATCH = 1_000;
    private static final String COPIES = """
            insert into amendement (uid, legislature, chronotag, dossier_uid, texte_uid, examen_ref, organe_examen, path, numero,
                numero_ordre, rectification, auteur_type, auteur_uid, groupe_uid, signataires, division_titre, dispositif, credits, expose,
                text_sha256, etat_code, sort, depose_on, search, fingerprint, imported_at)
            select left(uid, -6) || to_char(500000 + n, 'FM000000'), legislature, chronotag, dossier_uid, texte_uid, examen_ref,
                organe_examen, '2247/CION_FIN/BENCH' || n, 'BENCH' || n, numero_ordre, rectification, auteur_type, auteur_uid,
                groupe_uid, signataires, division_titre, dispositif, credits, expose, text_sha256, etat_code, sort, depose_on, search,
                fingerprint, imported_at
            from amendement, generate_series(1, ?) n
            where uid = 'AMANR5L17PO59048B2247P0D1N001115'
            on conflict (uid) do nothing
            """;

    public static void main(String[] args) throws SQLException {
        try (ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .start()) {
            switch (args[0]) {
                case "scrutins" -> scrutins(context, Integer.parseInt(args[1]));
                case "ballots" ->
                    ballots(context, Long.parseLong(args[1]), List.of(args).subList(2, args.length));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void scrutins(ApplicationContext context, int count) throws SQLException {
        List<Question> questions = new ArrayList<>();
        try (Connection connection = open(context)) {
            try (var copies = connection.prepareStatement(COPIES)) {
                copies.setInt(1, count);
                copies.executeUpdate();
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
        questions.forEach(question -> System.out.println(question.scrutinUid()));
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
