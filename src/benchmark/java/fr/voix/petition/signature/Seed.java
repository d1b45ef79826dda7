package fr.voix.petition.signature;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionDraft;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.PetitionText;
import fr.voix.urn.log.UrnOpening;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Fills the database for a benchmark of signatures.
 *
 * <p>{@code petition}: an open petition with its urn; prints its id. {@code petitions N}: so many. {@code pending ID N}: N signatures of it that wait for their
 * confirmation, over all départements; prints where each is confirmed.
 */
public final class Seed {

    private static final int BATCH = 10_000;

    private static final String PENDING = """
            insert into signature (urn_id, signature_id, address_key, slot, name_key, role, name, address, language, country,
                departement, is_name_public, wants_news, asked_at)
            select ?, v.id::uuid, gen_random_uuid(), 1, gen_random_uuid(), 'SIGNATORY', v.name, v.address,
                'fr', 'FR', to_char(1 + v.n % 19, 'FM00'), v.n % 3 = 0, v.n % 2 = 0, now()
            from unnest(?::text[], ?::bytea[], ?::bytea[]) with ordinality as v (id, name, address, n)
            """;

    public static void main(String[] args) throws SQLException {
        try (ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .start()) {
            run(context, new PrintStream(new BufferedOutputStream(System.out, 1 << 16)), args);
        }
    }

    public static void run(ApplicationContext context, PrintStream out, String... args) throws SQLException {
        switch (args[0]) {
            case "petition" -> out.println(petition(context, "Une pétition").id());
            case "petitions" -> petitions(context, Integer.parseInt(args[1]));
            case "pending" -> pending(context, out, Long.parseLong(args[1]), Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        out.flush();
    }

    /** A few words each, as searches tell them apart. */
    private static void petitions(ApplicationContext context, int count) {
        List<String> words =
                List.of("eau", "école", "hôpital", "train", "forêt", "toit", "retraite", "impôt", "climat", "sport");
        for (int n = 0; n < count; n++) {
            petition(context, "Pour %s et %s, n° %d".formatted(words.get(n % 10), words.get(n / 10 % 10), n));
        }
    }

    private static Petition petition(ApplicationContext context, String titre) {
        PetitionService petitions = context.getBean(PetitionService.class);
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);
        return transactions.executeWrite(status -> {
            Petition petition = petitions.write(new PetitionDraft(
                    new PetitionText(titre, "Une demande.", "Des motifs.", List.of()),
                    PetitionSubject.NONE,
                    new Author("Personne", "personne@exemple.fr", Language.FR)));
            change(petitions, petition, PetitionState.SPONSORING, EventKind.CONFIRMED);
            if (!hasUrn(status.getConnection(), petition)) {
                context.getBean(UrnOpening.class)
                        .open(petition.urnId(), petition.uid(), petition.text().sha256());
            }
            change(petitions, petition, PetitionState.AWAITING, EventKind.SPONSORED);
            change(petitions, petition, PetitionState.OPEN, EventKind.PUBLISHED);
            return petition;
        });
    }

    private static boolean hasUrn(Connection connection, Petition petition) throws SQLException {
        try (var statement = connection.prepareStatement("select from urn where urn_id = ?")) {
            statement.setLong(1, petition.urnId());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void change(PetitionService petitions, Petition petition, PetitionState next, EventKind kind) {
        var result = petitions.change(petition.id(), next, EventDraft.of(kind, EventActor.SERVICE));
        if (!(result instanceof ChangeResult.Changed)) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static void pending(ApplicationContext context, PrintStream out, long petitionId, int count)
            throws SQLException {
        long urnId = context.getBean(PetitionService.class)
                .find(petitionId)
                .orElseThrow()
                .urnId();
        SignatureLinkService links = context.getBean(SignatureLinkService.class);
        SignatureSeal seals = context.getBean(SignatureSeal.class);
        SignatoryName name = new SignatoryName("Camille Roux");
        SplittableRandom random = new SplittableRandom();
        var pool = context.getBean(DataSource.class).unwrap(com.zaxxer.hikari.HikariDataSource.class);
        try (Connection connection =
                DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            for (int done = 0; done < count; done += BATCH) {
                String[] ids = new String[BATCH];
                byte[][] names = new byte[BATCH][];
                byte[][] addresses = new byte[BATCH][];
                for (int i = 0; i < BATCH; i++) {
                    SignatureId id = new SignatureId(urnId, new UUID(random.nextLong(), random.nextLong()));
                    ids[i] = id.uuid().toString();
                    names[i] = seals.sealName(id, name);
                    addresses[i] =
                            seals.sealAddress(id, new EmailAddress("personne%08d@exemple.fr".formatted(done + i)));
                    out.println(links.confirmationPath(id));
                }
                try (var statement = connection.prepareStatement(PENDING)) {
                    statement.setLong(1, urnId);
                    statement.setObject(2, ids);
                    statement.setObject(3, names);
                    statement.setObject(4, addresses);
                    statement.executeUpdate();
                }
            }
        }
    }
}
