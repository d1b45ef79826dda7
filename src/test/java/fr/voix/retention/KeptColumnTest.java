package fr.voix.retention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each column of the schema says how long what stands there is kept and of whom it is, and the page on personal data agrees. */
class KeptColumnTest {

    private static final int A_WEEK = 7;

    private final TestDatabase.Database database = TestDatabase.fresh();

    @Test
    void every_column_says_in_its_comment_how_long_and_of_whom() throws Exception {
        List<KeptColumn> columns = columns();
        assertThat(columns).hasSizeGreaterThan(300).allMatch(KeptColumn::isWellSaid);
        String page = Files.readString(Path.of("src/docs/retention.md"));
        assertThat(KeptColumn.RULES).allMatch(rule -> page.contains("| `" + rule + "` |"));
        assertThat(columns)
                .filteredOn(column -> column.limit().isPresent())
                .allSatisfy(column -> assertThat(columns)
                        .as("%s is counted from a column of its row", column.name())
                        .anyMatch(other -> other.table().equals(column.table())
                                && other.column()
                                        .equals(column.limit().orElseThrow().anchor())));
    }

    @Test
    void a_column_without_is_found() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table follow add column shoe_size int");
            statement.execute("comment on column follow.language is 'retention: a while; subject: follower'");
        }
        assertThat(columns())
                .filteredOn(column -> !column.isWellSaid())
                .extracting(KeptColumn::name)
                .containsExactly("follow.language", "follow.shoe_size");
    }

    @ParameterizedTest
    @EnumSource
    void the_page_on_personal_data_says_it_in_both_languages(Promise promise) {
        assertThat(promise.stands()).as(promise.name()).isTrue();
        assertThat(promise.time()).isPositive();
    }

    @Test
    void nothing_of_a_person_is_kept_for_longer_than_the_page_says() throws Exception {
        for (KeptColumn column : columns()) {
            if (column.isOfSomebody() && column.limit().isPresent()) {
                Duration longest = column.limit().orElseThrow().after();
                assertThat(Promise.of(column.table()))
                        .as("the page speaks of %s", column.name())
                        .isNotEmpty()
                        .allSatisfy(
                                promise -> assertThat(longest).as(column.name()).isLessThanOrEqualTo(promise.time()));
            }
        }
    }

    /** One full backup a week stays until the next one is that old; an hour or so for those that are under way. */
    @Test
    void backups_are_gone_when_the_page_says_so() throws Exception {
        String shipped = Files.readString(Path.of("src/deploy/pgbackrest.conf"));
        assertThat(shipped).contains("repo1-retention-full-type=time\n");
        Matcher days = Pattern.compile("(?m)^repo1-retention-full=(\\d+)$").matcher(shipped);
        assertThat(days.find()).isTrue();
        assertThat(Duration.ofDays(Long.parseLong(days.group(1)) + A_WEEK)).isLessThan(Promise.BACKUP.time());
    }

    private List<KeptColumn> columns() throws SQLException {
        try (Connection connection = database.connect()) {
            return KeptColumn.all(connection);
        }
    }
}
