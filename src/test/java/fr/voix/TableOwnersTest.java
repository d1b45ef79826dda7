package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.architecture.Arrows;
import fr.voix.architecture.SqlUse;
import fr.voix.architecture.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table is written by the one package that owns it, and read along an arrow of the wings; proven on planted offenders. */
class TableOwnersTest {

    private static final Path SOURCES = Path.of("src/main/java/fr/voix");
    private static final Arrows ARROWS = Arrows.read();

    private final Tables tables = Tables.read();

    TableOwnersTest() throws IOException {}

    @Test
    void whatever_the_schema_creates_has_an_owner() throws IOException {
        assertThat(tables.owners().keySet()).containsExactlyInAnyOrderElementsOf(Tables.created(Path.of("migrations")));
        assertThat(tables.owners().values())
                .allSatisfy(owner ->
                        assertThat(SOURCES.resolve(owner.replace('.', '/'))).isDirectory());
    }

    @Test
    void sql_keeps_to_owners_and_arrows_but_for_what_is_named() throws IOException {
        Set<SqlUse> offences = new HashSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String by = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
                offences.addAll(tables.offences(ARROWS, by, Files.readString(file)));
            }
        }
        assertThat(offences).containsExactlyInAnyOrderElementsOf(tables.exceptions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ballot (urn_id) values (1)",
                "update ballot set tier = 1",
                "Delete From only ballot",
                "merge into ballot using urn on true when matched then delete",
                "truncate ballot",
                "copy ballot from stdin",
                "with gone as (delete from ballot returning *) select from gone"
            })
    void a_write_of_what_belongs_to_another_package_is_found(String sql) {
        assertThat(offences("vote.scrutin", sql)).containsExactly("vote.scrutin writes ballot");
        assertThat(offences("vote.ballot", sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    parliament.texte | select from ballot
                    parliament.texte | select from texte t, ballot as b where true
                    parliament.texte | select from texte join ballot using (urn_id)
                    parliament.texte | select from texte left join ballot using (urn_id)
                    vote.scrutin     | delete from closing using follow
                    petition.author  | update petition_author set links = 1 from moderator
                    urn.log          | select * from urn where exists (select from scrutin)
                    vote.ballot      | select current_theme('sport')
                    theme.theme      | select from spent_proof
                    """)
    void a_read_against_the_arrows_is_found(String by, String sql) {
        assertThat(offences(by, sql)).hasSize(1).first().asString().startsWith(by + " reads ");
    }

    /** Of the statement as a string and as a text block, which are to say the same. */
    private List<String> offences(String by, String sql) {
        Set<SqlUse> inString = tables.offences(ARROWS, by, "String sql = \"" + sql + "\";");
        assertThat(tables.offences(ARROWS, by, "String sql = \"\"\"\n    " + sql + "\n    \"\"\";"))
                .isEqualTo(inString);
        return inString.stream().map(SqlUse::toString).toList();
    }
}
