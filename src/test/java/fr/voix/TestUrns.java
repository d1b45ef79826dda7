package fr.voix;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.PastTextService;
import fr.voix.urn.log.UrnWriter;
import fr.voix.vote.scrutin.Question;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;

/** What happens to urns beside votes, written as the service leaves it. */
@Singleton
public class TestUrns {

    private static final String TEXT = "voix-texte-v1\ndispositif\n%s\n";

    private final JdbcOperations jdbc;
    private final UrnWriter urns;
    private final ScrutinOpening questions;
    private final PastTextService pastTexts;

    TestUrns(JdbcOperations jdbc, UrnWriter urns, ScrutinOpening questions, PastTextService pastTexts) {
        this.jdbc = jdbc;
        this.urns = urns;
        this.questions = questions;
        this.pastTexts = pastTexts;
    }

    /** Sets aside the ballot at a leaf, and marks its voter. */
    @Transactional
    public void setAside(Scrutin scrutin, long index, AsideMark mark) {
        String sql = """
                insert into ballot_aside (urn_id, voter_key, rule, set_aside_id)
                select urn_id, voter_key, ?, ?
                from ballot
                where urn_id = ? and leaf_index = ?
                returning (select choice from ballot where urn_id = ? and leaf_index = ?)
                """;
        Choice choice = jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, mark.rule());
            statement.setLong(2, mark.number());
            statement.setLong(3, scrutin.urnId());
            statement.setLong(4, index);
            statement.setLong(5, scrutin.urnId());
            statement.setLong(6, index);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Choice.valueOf(row.getString(1));
            }
        });
        UrnDraft draft = urns.lock(List.of(scrutin.urnId())).get(scrutin.urnId());
        draft.setAside(index, Tier.BROWSER, choice, mark);
        urns.save(List.of(draft));
    }

    /** What an import does when the text of an amendement of {@link Fixtures} changes. */
    @Transactional
    public void changeText(Scrutin scrutin, String dispositif) {
        byte[] sha256 = Sha256.hash(TEXT.formatted(dispositif).getBytes(UTF_8));
        String before = jdbc.prepareStatement("select dispositif from amendement where uid = ?", statement -> {
            statement.setString(1, scrutin.uid());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        });
        pastTexts.keep(Map.of(scrutin.uid(), TEXT.formatted(before)));
        questions.ask(List.of(new Question(scrutin.uid(), sha256)));
        String sql = "update amendement set dispositif = ?, text_sha256 = ? where uid = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, dispositif);
            statement.setBytes(2, sha256);
            statement.setString(3, scrutin.uid());
            return statement.executeUpdate();
        });
    }
}
