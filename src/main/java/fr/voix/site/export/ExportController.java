package fr.voix.site.export;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.FileAnswer;
import fr.voix.base.answer.FileAnswers;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import jakarta.inject.Named;
import java.time.ZoneOffset;
import java.util.Optional;

/** Everything at once, for people who count for themselves. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record ExportController(
        ExportService exports,
        ExportPageService pages,
        DataPackageService dataPackages,
        PublicAnswers answers,
        FileAnswers files,
        ExportStore store,
        @Named("pages") Entrance entrance) {

    private static final String CSV = "text/csv;charset=utf-8;header=present";
    private static final int RETRY_AFTER = 10;

    @Get(uris = {Addresses.EXPORTS, "/en/exports"})
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> page(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(Addresses.EXPORTS), () -> pages.page(language));
    }

    @Get(ExportTexts.DATA_PACKAGE)
    HttpResponse<?> dataPackage(HttpRequest<?> request) {
        Optional<Export> export = entrance.pass(exports::current);
        return export.isEmpty()
                ? notReady(request)
                : answers.ofMany(
                        request,
                        ExportTexts.DATA_PACKAGE + " " + export.get().at(),
                        () -> Answer.json(dataPackages.bytes(export.get())));
    }

    @Get("/exports/{dataset}.csv")
    HttpResponse<?> file(HttpRequest<?> request, String dataset) {
        Dataset wanted = Dataset.ofSlug(dataset).orElseThrow(NothingHereException::new);
        var export = entrance.pass(exports::current);
        var answer = export.flatMap(one -> answer(request, one, wanted));
        if (answer.isEmpty() && export.isPresent()) {
            // another one took its place meanwhile, and its files went
            exports.look();
            answer = entrance.pass(exports::current).flatMap(one -> answer(request, one, wanted));
        }
        return answer.orElseGet(() -> notReady(request));
    }

    private Optional<HttpResponse<?>> answer(HttpRequest<?> request, Export export, Dataset dataset) {
        return export.file(dataset).flatMap(file -> files.answer(request, answer(export, file)));
    }

    private FileAnswer answer(Export export, ExportedFile file) {
        var day = export.at().atOffset(ZoneOffset.UTC).toLocalDate();
        return new FileAnswer(
                new FileAnswer.Form(file.bytes(), () -> store.plain(file)),
                new FileAnswer.Form(file.gzipBytes(), () -> store.fetch(file)),
                file.tag(),
                CSV,
                export.at(),
                "voix-" + file.dataset().slug() + "-" + day + ".csv");
    }

    /** People get the page of all outages, programs the reason. */
    private static HttpResponse<?> notReady(HttpRequest<?> request) {
        boolean isForPeople =
                request.accept().stream().anyMatch(type -> type.getSubtype().equals("html"));
        return isForPeople
                ? HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER))
                : Problem.response(request, ProblemType.EXPORT_NOT_READY)
                        .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER));
    }
}
