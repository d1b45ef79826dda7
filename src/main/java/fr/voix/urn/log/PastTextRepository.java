package fr.voix.urn.log;

import fr.voix.base.database.Jdbc;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.TextChange;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of replaced texts of questions, and at which size of the urn they were replaced. */
@Singleton
record PastTextRepository(Jdbc jdbc) {

    /** Stores texts by the uid of their urn; a uid without an urn is ignored. */
    void insert(Map<String, String> texts) {
        String sql = """
                insert into past_text (urn_id, sha256, text)
                select u.urn_id, k.sha256, k.text
                from unnest(?::text[], ?::bytea[], ?::text[]) as k (uid, sha256, text)
                join urn u using (uid)
                on conflict do nothing
                """;
        List<Map.Entry<String, String>> all = List.copyOf(texts.entrySet());
        jdbc.update(
                sql,
                all.stream().map(Map.Entry::getKey).toArray(String[]::new),
                all.stream()
                        .map(one -> Sha256.hash(one.getValue().getBytes(StandardCharsets.UTF_8)))
                        .toArray(byte[][]::new),
                all.stream().map(Map.Entry::getValue).toArray(String[]::new));
    }

    Optional<String> find(String uid, byte[] sha256) {
        String sql = """
                select t.text
                from past_text t
                join urn u using (urn_id)
                where u.uid = ? and t.sha256 = ?
                """;
        return jdbc.first(sql, row -> row.getString(1), uid, sha256);
    }

    void delete(long urnId) {
        jdbc.update("delete from past_text where urn_id = ?", urnId);
    }

    /** A change of a text. */
    void insert(long urnId, TextChange change) {
        String sql = "insert into text_change (urn_id, leaf_index, ballots) values (?, ?, ?)";
        jdbc.update(sql, urnId, change.leafIndex(), change.ballots());
    }

    /** Changes below a size of the urn, oldest first. */
    List<TextChange> changes(String uid, long size) {
        String sql = """
                select c.leaf_index, c.ballots
                from text_change c
                join urn u using (urn_id)
                where u.uid = ? and c.leaf_index < ?
                order by c.leaf_index
                """;
        return jdbc.list(sql, row -> new TextChange(row.getLong(1), row.getLong(2)), uid, size);
    }
}
