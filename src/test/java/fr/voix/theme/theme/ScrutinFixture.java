package fr.voix.theme.theme;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.urn.log.PaintedUrns;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Scrutins to file, written straight into the tables: each test makes its own. */
@Singleton
public class ScrutinFixture {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    private final DataSource database;
    private final AuditService audit;
    private final Transactions transactions;

    ScrutinFixture(DataSource database, AuditService audit, Transactions transactions) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
        this.audit = audit;
        this.transactions = transactions;
    }

    /** An act on a scrutin, which explains what a test wrote straight into the tables. */
    public void act(Actor actor, Act act, String uid, Map<String, ?> after) {
        transactions.write(() -> audit.append(actor, act, "scrutin:" + uid, null, after, null));
    }

    /** Nothing waits for a moderator any more, but one: the Assemblée erased the others. */
    public void emptyQueue(String... left) {
        run("update amendement set sort = 'EFFACE' where uid in (select uid from scrutin) and uid <> all(?)", (Object)
                left);
    }

    /** An open scrutin that nobody has voted on. */
    public String aScrutin() {
        return aScrutin(0, LocalDate.of(2026, 1, 6));
    }

    public String aScrutin(long votes, LocalDate deposeOn) {
        int number = NUMBERS.incrementAndGet();
        var uid = "AMANR5L17PO59048B2247P0D1N00" + number;
        run("""
                insert into amendement (uid, legislature, chronotag, texte_uid, examen_ref, organe_examen, path, numero,
                    numero_ordre, rectification, auteur_type, signataires, division_titre, division_designation, mission_libelle,
                    dispositif, credits, expose, etat_code, sort, depose_on, search, fingerprint, imported_at)
                values (?, 17, 1, 'PRJLANR5L17B2247', 'EXANR5L17PO59048B2247P0D' || ?, 'CION_FIN', ?, ?, ?, 0, 'DEPUTE',
                    'M. Bernalicis', 'ÉTAT B', 'ARTICLE 49', 'Sécurités', '<p>Supprimer l’<b>alinéa</b> 3.</p>',
                    '{"programmes":[{"libelle":"Police nationale","action":"modification","ae":-8000000,"cp":-8000000,"lignes":[]}],'
                        '"totalAe":-8000000,"totalCp":-8000000}',
                    '<p>Un coup d’arrêt.</p>', 'DI', 'REJETE', ?, to_tsvector('x'), '', now())""", uid, number, "2247/CION_FIN/CF" + number, "CF" + number, number, deposeOn);
        run("insert into urn (urn_id, uid, pour_0) values (?, ?, ?)", number, uid, votes);
        // without a leaf for its question either
        PaintedUrns.add(uid);
        run("""
                insert into scrutin (uid, urn_id, question_sha256, opened_at)
                values (?, ?, sha256(''), now() - interval '2 days')""", uid, number);
        return uid;
    }

    /** A texte of which nothing is known but its name. */
    public String aTexte() {
        var uid = "PIONANR5L17B" + (700_000 + NUMBERS.incrementAndGet());
        run("insert into texte (uid, type, titre_court, fingerprint) values (?, 'PROPOSITION', 'Cabanes', '')", uid);
        return uid;
    }

    public Actor aModerator() {
        var email = "collegue" + NUMBERS.incrementAndGet() + "@voix.example";
        run("insert into moderator (mail, role, invited_at) values (?, 'MODERATOR', now())", email);
        return Actor.of((int) number("select moderator_id from moderator where mail = ?", email), "MODERATOR");
    }

    public void run(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one text that a query answers. */
    public String text(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number that a query answers. */
    public long number(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
