package fr.voix.base.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.sql.SQLException;
import java.util.HexFormat;

/** Routes of every kind, for the promises that all routes keep. */
@Controller
@Requires(property = ProbeController.ON)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
public class ProbeController {

    public static final String ON = "voix.test.probe";

    private final NetworkPrefix networks;

    ProbeController(NetworkPrefix networks) {
        this.networks = networks;
    }

    @Get("/api/v1/probe/numbers/{number}")
    int number(int number) {
        return number;
    }

    @Get("/api/v1/probe/search")
    String search(@QueryValue String q, @QueryValue(defaultValue = "1") int page) {
        return q;
    }

    @Post("/api/v1/probe")
    ProbeForm echo(@Body ProbeForm form) {
        return form;
    }

    @Get(value = "/page", produces = MediaType.TEXT_HTML)
    String page() {
        return "<p>page</p>";
    }

    @Get(value = "/embed/probe", produces = MediaType.TEXT_HTML)
    HttpResponse<String> embed() {
        return HttpResponse.ok("<p>embed</p>")
                .header(
                        ContentSecurityPolicy.HEADER,
                        ContentSecurityPolicy.strict()
                                .with("frame-ancestors", "*")
                                .header());
    }

    @Get(value = "/page/bare", produces = MediaType.TEXT_HTML)
    HttpResponse<?> bare() {
        return HttpResponse.notFound();
    }

    @Get(value = "/page/bug", produces = MediaType.TEXT_HTML)
    String bug() {
        throw new IllegalStateException("the password is hunter2");
    }

    @Get("/api/v1/probe/bug")
    String apiBug() throws SQLException {
        throw new SQLException("select secret from t", "42601");
    }

    @Get("/api/v1/probe/nul")
    String nul() throws SQLException {
        throw new SQLException("invalid byte sequence", "22021");
    }

    @Get("/page/private")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    String privatePage() {
        return "never";
    }

    @Get(value = "/api/v1/probe/network", produces = MediaType.TEXT_PLAIN)
    String network(HttpRequest<?> request) {
        return HexFormat.of().formatHex(networks.of(request));
    }

    @Get("/api/v1/probe/expensive")
    @Expensive
    String expensive() {
        return "done";
    }

    @Serdeable
    record ProbeForm(String name, int count) {}

    @Get("/api/v1/probe/large")
    byte[] large() {
        return new byte[64 * 1024 * 1024];
    }
}
