package fr.voix;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.secret.Sha256;
import fr.voix.vote.scrutin.Closure;
import fr.voix.vote.scrutin.ClosureResult;
import fr.voix.vote.scrutin.Question;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes what a test needs, by intent: every call makes something new. */
@Singleton
public class Fixtures {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final JdbcOperations jdbc;
    private final ScrutinOpening scrutins;
    private final ScrutinClosing closures;
    private final AuditService audit;

    Fixtures(JdbcOperations jdbc, ScrutinOpening scrutins, ScrutinClosing closures, AuditService audit) {
        this.jdbc = jdbc;
        this.scrutins = scrutins;
        this.closures = closures;
        this.audit = audit;
    }

    /** An open Scrutin on a small amendement of the finance committee. */
    @Transactional
    public Scrutin anOpenScrutin() {
        int number = NUMBERS.incrementAndGet();
        String uid = "AMANR5L17PO59048B9999P0D1N%06d".formatted(number);
        String sql = """
                insert into amendement (uid, legislature, chronotag, texte_uid, examen_ref, organe_examen, path, numero,
                    numero_ordre, rectification, auteur_type, dispositif, text_sha256, etat_code, sort, search, fingerprint,
                    imported_at)
                values (?, 17, 1, 'PRJLANR5L17B9999', 'EXANR5L17PO59048B9999P0D1', 'CION_FIN', ?, ?, ?, 0, 'DEPUTE',
                    '<p>Supprimer cet article.</p>', ?, 'AC', 'A_DISCUTER', to_tsvector('supprimer'), ''::bytea, now())
                """;
        byte[] textSha256 = Sha256.hash("voix-texte-v1\ndispositif\n<p>Supprimer cet article.</p>\n".getBytes(UTF_8));
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, uid);
            statement.setString(2, "9999/CION_FIN/CF" + number);
            statement.setString(3, "CF" + number);
            statement.setInt(4, number);
            statement.setBytes(5, textSha256);
            return statement.executeUpdate();
        });
        scrutins.ask(List.of(new Question(uid, textSha256)));
        return scrutins.find(uid).orElseThrow();
    }

    public Scrutin aClosedScrutin() {
        Scrutin scrutin = anOpenScrutin();
        close(scrutin);
        return scrutin;
    }

    /** As somebody who decides it, with the entry in the audit log. */
    @Transactional
    public void close(Scrutin scrutin) {
        if (closures.close(scrutin.uid()) instanceof ClosureResult.Closed closed) {
            Closure counted = closed.closure();
            act(
                    Act.SCRUTIN_CLOSE,
                    scrutin,
                    Map.of(
                            "leaf", counted.leafIndex(),
                            "pour", counted.pour(),
                            "contre", counted.contre(),
                            "abstention", counted.abstention()));
        }
    }

    /** Likewise. */
    @Transactional
    public void reopen(Scrutin scrutin) {
        if (closures.reopen(scrutin.uid()) instanceof ClosureResult.Reopened reopened) {
            act(Act.SCRUTIN_REOPEN, scrutin, Map.of("leaf", reopened.leafIndex()));
        }
    }

    private void act(Act act, Scrutin scrutin, Map<String, ?> after) {
        audit.append(Actor.OPERATOR, act, "scrutin:" + scrutin.uid(), null, after, "Il le faut.");
    }

    /** What an import does when the Assemblée erases an amendement. */
    @Transactional
    public void erase(String uid) {
        jdbc.prepareStatement("update amendement set sort = 'EFFACE' where uid = ?", statement -> {
            statement.setString(1, uid);
            return statement.executeUpdate();
        });
    }

    /** Somebody who may classify; the id. */
    @Transactional
    public Actor aModerator() {
        String sql = """
                insert into moderator (mail, role, invited_at)
                values (?, 'MODERATOR', now())
                returning moderator_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, "moderator" + NUMBERS.incrementAndGet() + "@voix.example");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return Actor.of(rows.getInt(1), "MODERATOR");
            }
        });
    }
}
