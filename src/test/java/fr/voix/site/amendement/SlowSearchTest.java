package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that takes too long is given up by PostgreSQL itself, so that its connection goes on to serve others. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.urn.publishing", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowSearchTest {

    private static final String CONNECTIONS = """
            select string_agg(pid::text, ' ')
            from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend'""";

    private static final AmendementCriteria EVERYTHING =
            AmendementCriteria.of(null, Map.of(), null, null).orElseThrow();

    @Inject
    EmbeddedServer server;

    @Inject
    ScrutinFixture fixture;

    @Inject
    DataSource database;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void theSample(SampleImport sample) {
        sample.load();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/amendements",
                "/amendements?q=taxe",
                "/api/v1/amendements?tri=votes",
                "/petitions",
                "/api/v1/petitions?q=eau"
            })
    void a_slow_search_is_refused_and_costs_no_connection(String address) throws Exception {
        var before = connections();
        HttpResponse<String> refused;
        var pool = database.unwrap(HikariDataSource.class);
        try (var other = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table amendement, petition in access exclusive mode");
            refused = get(address);
        }
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(connections()).containsAll(before);
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void the_count_of_everything_is_given_up_as_a_search_is(AmendementSearch search, PublicVersion version)
            throws Exception {
        version.bump();
        var before = connections();
        var pool = database.unwrap(HikariDataSource.class);
        try (var other = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table amendement in access exclusive mode");
            assertThatThrownBy(() -> search.count(EVERYTHING)).hasStackTraceContaining("statement timeout");
        }
        assertThat(connections()).containsAll(before);
        assertThat(search.count(EVERYTHING)).isPositive();
    }

    @Test
    void a_burst_of_one_network_leaves_search_to_the_others() throws Exception {
        var pool = database.unwrap(HikariDataSource.class);
        List<CompletableFuture<HttpResponse<String>>> burst = new ArrayList<>();
        try (var other = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                var lock = other.createStatement();
                var loud = HttpClient.newBuilder()
                        .localAddress(InetAddress.ofLiteral("127.2.1.1"))
                        .build()) {
            other.setAutoCommit(false);
            lock.execute("lock table amendement in access exclusive mode");
            for (int i = 0; i < 60; i++) {
                burst.add(loud.sendAsync(request("/amendements?q=taxe" + i), BodyHandlers.ofString()));
            }
            // most of them are turned away
            while (burst.stream().filter(CompletableFuture::isDone).count() < 40) {
                Thread.sleep(10);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(get("/petitions?q=eau" + i).statusCode()).isEqualTo(200);
            }
            assertThat(burst.stream().allMatch(CompletableFuture::isDone))
                    .as("the burst went on meanwhile")
                    .isFalse();
        }
        assertThat(burst).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(503));
    }

    private List<String> connections() throws SQLException {
        return Arrays.asList(fixture.text(CONNECTIONS).split(" "));
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(request(address), BodyHandlers.ofString());
    }

    private HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + address)).build();
    }
}
