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
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything at once, for people who count for themselves. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record ExportController(
        ExportService exports,
        ExportView view,
        PublicAnswers answers,
        FileAnswers files,
        ExportStore store,
        @Named("pages") Entrance entrance) {

    private static final String CSV = "text/csv;charset=utf-8;header=present";
    private static final String RETRY_AFTER = "10";

    @Get(uris = {Addresses.EXPORTS, "/en/exports"})
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> page(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(Addresses.EXPORTS), () -> view.page(language));
    }

    @Get(ExportView.DATA_PACKAGE)
    HttpResponse<?> dataPackage(HttpRequest<?> request) {
        Optional<Export> export = entrance.pass(exports::current);
        return export.isEmpty()
                ? notReady(request)
                : answers.ofMany(
                        request,
                        ExportView.DATA_PACKAGE + " " + export.get().at(),
                        () -> Answer.json(view.dataPackage(export.get())));
    }

    @Get("/exports/{dataset}.csv")
    HttpResponse<?> file(HttpRequest<?> request, String dataset) {
        var wanted = Stream.of(Dataset.values())
                .filter(one -> one.slug().equals(dataset))
                .findFirst()
                .orElseThrow(NothingHereException::new);
        var export = entrance.pass(exports::current);
        return export.flatMap(one -> one.file(wanted))
                .flatMap(file -> files.answer(request, answer(export.get().at(), file)))
                .orElseGet(() -> notReady(request));
    }

    private FileAnswer answer(Instant at, Export.File file) {
        var name = "voix-" + file.dataset().slug() + "-"
                + at.atOffset(ZoneOffset.UTC).toLocalDate() + ".csv";
        return new FileAnswer(store.path(file.sha256()), store.path(file.gzipSha256()), file.tag(), CSV, at, name);
    }

    /** People get the page of all outages, programs the reason. */
    private static HttpResponse<?> notReady(HttpRequest<?> request) {
        boolean isForPeople =
                request.accept().stream().anyMatch(type -> type.getSubtype().equals("html"));
        MutableHttpResponse<?> response = isForPeople
                ? HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                : Problem.response(request, ProblemType.EXPORT_NOT_READY);
        return response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
}
