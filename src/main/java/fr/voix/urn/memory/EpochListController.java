package fr.voix.urn.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.base.answer.ApiAnswerHandler;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.EpochStatement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HexFormat;
import java.util.List;

/** What was published and is lost, for programs; {@link EpochController} has the signed texts. */
@Controller(EpochListController.ADDRESS)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "controle")
class EpochListController {

    static final String ADDRESS = "/api/v1/urnes/epoques";

    private final EpochService epochs;
    private final ApiAnswerHandler answers;

    EpochListController(EpochService epochs, ApiAnswerHandler answers) {
        this.epochs = epochs;
        this.answers = answers;
    }

    /**
     * Each time that the service went on from a database older than what it had published, the oldest first: what is lost, and why.
     * The signed statements are at {@code /urnes/epoques}.
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = All.class)))
    HttpResponse<?> epoques(HttpRequest<?> request) {
        return answers.ofMany(
                request,
                ADDRESS,
                () -> new All(epochs.all().stream()
                        .flatMap(row -> epochs.statement(row).map(said -> Item.of(said, row)).stream())
                        .toList()));
    }

    /**
     * All epochs.
     *
     * @param items the oldest first
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Epochs")
    record All(List<Item> items) {}

    /**
     * One epoch.
     *
     * @param number counted from 1
     * @param at when it was signed
     * @param reason of whoever runs the service
     * @param missing how many leaves, and entries of the account of acts, are lost
     * @param report SHA-256 of the report that names them, in hex; it is at {@code /urnes/epoques/{number}/rapport}
     * @param statement the signed note that says all of this
     * @param urns that lack something
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Epoch")
    record Item(int number, String at, String reason, long missing, String report, String statement, List<Lost> urns) {

        static Item of(EpochStatement said, EpochRow row) {
            return new Item(
                    said.number(),
                    said.at().toString(),
                    said.reason(),
                    said.epoch().missing(),
                    said.report(),
                    row.statement(),
                    said.urns().stream().map(Lost::of).toList());
        }
    }

    /**
     * What one urn lost.
     *
     * @param path kind and uid, as its addresses begin; {@code journal} for the account of acts
     * @param published the newest that was published of it
     * @param goesOnFrom the newest that was published and is still there
     * @param missing how many leaves, or entries, lie between
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "EpochUrn")
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
