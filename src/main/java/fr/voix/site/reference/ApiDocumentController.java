package fr.voix.site.reference;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Where the document of the API is. */
@OpenAPIDefinition(info = @Info(title = "Voix", version = "1"))
@Controller(Addresses.API)
@PublicRoutes
@Tag(name = "document")
record ApiDocumentController(ApiDocumentService document, PublicAnswers answers) {

    static final String YAML_ADDRESS = "/api/v1/openapi.yml";
    static final String JSON_ADDRESS = "/api/v1/openapi.json";

    private static final String YAML = "application/yaml";

    /** This document, OpenAPI 3.1 as YAML. */
    @Get("/openapi.yml")
    @Produces(YAML)
    @ApiResponse(content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    HttpResponse<byte[]> openapiYaml(HttpRequest<?> request) {
        return answers.ofMany(
                request, YAML_ADDRESS, () -> Answer.of(YAML, document.yaml()).forAnyOrigin());
    }

    /** This document as JSON. */
    @Get("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @ApiResponse(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
    HttpResponse<byte[]> openapiJson(HttpRequest<?> request) {
        return answers.ofMany(request, JSON_ADDRESS, () -> Answer.json(document.json()));
    }
}
