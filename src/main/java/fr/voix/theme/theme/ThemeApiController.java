package fr.voix.theme.theme;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.PublicRoutes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** The themes in the open API. */
@Controller
@PublicRoutes
@Tag(name = "scrutins")
record ThemeApiController(DescribedThemeService themes, ApiAnswers answers) {

    private static final String ADDRESS = "/api/v1/themes";

    /** All themes, in the order in which the pages show them. */
    @Get(ADDRESS)
    @ApiResponse(content = @Content(array = @ArraySchema(schema = @Schema(implementation = ThemeItem.class))))
    HttpResponse<byte[]> themes(HttpRequest<?> request) {
        return answers.ofMany(request, ADDRESS, this::listed);
    }

    private List<ThemeItem> listed() {
        return themes.all().stream()
                .filter(theme -> theme.state() != ThemeState.MERGED)
                .map(ThemeItem::of)
                .toList();
    }
}
