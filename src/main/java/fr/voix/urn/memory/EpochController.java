package fr.voix.urn.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.ApiObject;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import fr.voix.urn.memory.EpochRepository.EpochRow;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.Epoch;
import fr.voix.urn.note.EpochStatement;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was published and is lost, and from where the service went on: for programs, and as the signed statements themselves. */
@Controller
@PublicRoutes
record EpochController(EpochChange epochs, ApiAnswers answers) {

    private static final String ADDRESS = "/api/v1/urnes/epoques";

    /**
     * Each time that the service went on from a database older than what it had published, the oldest first: what is lost, and why.
     * The signed statements are at {@code /urnes/epoques}.
     */
    @Get(ADDRESS)
    @Tag(name = "controle")
    @ApiResponse(content = @Content(schema = @Schema(implementation = All.class)))
    HttpResponse<?> epoques(HttpRequest<?> request) {
        return answers.ofMany(
                request,
                ADDRESS,
                () -> new All(epochs.all().stream()
                        .flatMap(row -> epochs.statement(row).map(said -> Item.of(said, epochs.note(row))).stream())
                        .toList()));
    }

    @Get(Epoch.STATEMENTS)
    @Produces(MediaType.ALL)
    HttpResponse<?> statements() {
        return text(
                epochs.all().stream().map(epoch -> epochs.note(epoch) + "\n").collect(Collectors.joining()));
    }

    @Get(Epoch.STATEMENTS + "/{number}/rapport")
    @Produces(MediaType.ALL)
    HttpResponse<?> report(HttpRequest<?> request, String number) {
        return one(request, number, EpochRow::report);
    }

    @Get(Epoch.STATEMENTS + "/{number}/checkpoints")
    @Produces(MediaType.ALL)
    HttpResponse<?> checkpoints(HttpRequest<?> request, String number) {
        return one(request, number, EpochRow::checkpoints);
    }

    private HttpResponse<?> one(HttpRequest<?> request, String number, Function<EpochRow, String> part) {
        return epochs.all().stream()
                .filter(epoch -> number.equals(Integer.toString(epoch.number())))
                .findFirst()
                .<HttpResponse<?>>map(epoch -> text(part.apply(epoch)))
                .orElseGet(() -> Problem.response(request, ProblemType.NOT_FOUND, "urn.problem.epoch")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
    }

    private static HttpResponse<?> text(String text) {
        return HttpResponse.ok(text.getBytes(UTF_8))
                .contentType("text/plain;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    /**
     * All epochs.
     *
     * @param items the oldest first
     */
    @ApiObject("Epochs")
    record All(List<Item> items) {}

    /**
     * One epoch.
     *
     * @param number counted from 1
     * @param at when it was signed
     * @param reason given by the operator
     * @param missing how many leaves, and entries of the audit log, are lost
     * @param report SHA-256 of the report that names them, in hex; it is at {@code /urnes/epoques/{number}/rapport}
     * @param statement the signed note that says all of this
     * @param urns that lack something
     */
    @ApiObject("Epoch")
    record Item(int number, String at, String reason, long missing, String report, String statement, List<Lost> urns) {

        static Item of(EpochStatement said, String note) {
            return new Item(
                    said.number(),
                    said.at().toString(),
                    said.reason(),
                    said.epoch().missing(),
                    said.report(),
                    note,
                    said.urns().stream().map(Lost::of).toList());
        }
    }

    /**
     * What one urn lost.
     *
     * @param path kind and uid, as its addresses begin; {@code journal} for the audit log
     * @param published the newest that was published of it
     * @param goesOnFrom the newest that was published and is still there
     * @param missing how many leaves, or entries, lie between
     */
    @ApiObject("EpochUrn")
    record Lost(String path, Point published, Point goesOnFrom, long missing) {

        static Lost of(EpochStatement.Lost lost) {
            return new Lost(lost.published().path(), Point.of(lost.published()), Point.of(lost.from()), lost.missing());
        }
    }

    /**
     * An urn as it was published once.
     *
     * @param size how many leaves
     * @param root of their tree, in hex
     */
    @Serdeable
    @Schema(name = "EpochPoint")
    record Point(long size, String root) {

        static Point of(CheckpointNote note) {
            return new Point(note.size(), HexFormat.of().formatHex(note.root()));
        }
    }
}
