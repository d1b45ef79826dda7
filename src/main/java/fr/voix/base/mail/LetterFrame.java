package fr.voix.base.mail;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.Part.Action;
import fr.voix.base.mail.Part.Code;
import fr.voix.base.mail.Part.Fact;
import fr.voix.base.mail.Part.Facts;
import fr.voix.base.mail.Part.Item;
import fr.voix.base.mail.Part.Links;
import fr.voix.base.mail.Part.Paragraph;
import fr.voix.base.mail.Part.Quote;
import fr.voix.base.text.Messages;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders a mail as text and HTML, with header and footer: who writes, why, and how to unsubscribe. */
@Singleton
record LetterFrame(TemplateEngine templates, MailStopService stops, PublicUrl publicUrl) {

    String text(Mail mail) {
        var m = Messages.of(mail.language());
        var foot = new ArrayList<>(foot(mail, m));
        stops(mail, m).forEach(stop -> foot.add(stop.label() + "\n" + stop.url()));
        foot.addFirst("Voix\n" + publicUrl.origin() + mail.language().href("/"));
        return new PlainText(mail.letter()).with(foot);
    }

    String html(Mail mail) {
        var m = Messages.of(mail.language());
        var output = new StringOutput();
        templates.render(
                "base/mail/letter.jte",
                new LetterPage(
                        mail.language(),
                        Legible.line(mail.letter().subject()),
                        legible(mail.letter().parts()),
                        foot(mail, m),
                        publicUrl.origin(),
                        stops(mail, m)),
                output);
        return output.toString();
    }

    private static List<String> foot(Mail mail, Messages m) {
        String why = m.t(mail.isStoppable() ? "mail.foot.why" : "mail.foot.account");
        return List.of(why, m.t("mail.foot.answers"), m.t("footer.independent"));
    }

    private List<LetterPage.Stop> stops(Mail mail, Messages m) {
        List<LetterPage.Stop> ways = new ArrayList<>();
        mail.unsubscribe().ifPresent(url -> ways.add(new LetterPage.Stop(m.t("mail.foot.unsubscribe"), url)));
        stops.url(mail).ifPresent(url -> ways.add(new LetterPage.Stop(m.t("mail.foot.never"), url)));
        return ways;
    }

    static List<Part> legible(List<Part> parts) {
        return parts.stream().map(LetterFrame::legible).toList();
    }

    private static Part legible(Part part) {
        return switch (part) {
            case Paragraph paragraph -> new Paragraph(Legible.text(paragraph.text()));
            case Action action -> new Action(Legible.line(action.label()), Legible.line(action.url()));
            case Code code -> new Code(Legible.line(code.digits()));
            case Quote quote -> new Quote(Legible.text(quote.text()));
            case Facts facts ->
                new Facts(facts.facts().stream()
                        .map(fact -> new Fact(Legible.line(fact.label()), Legible.line(fact.value())))
                        .toList());
            case Links links ->
                new Links(links.items().stream()
                        .map(item -> new Item(Legible.line(item.label()), Legible.line(item.url())))
                        .toList());
        };
    }

    /** A letter as plain text: each part a paragraph, each address on its own line. */
    private record PlainText(Letter letter) {

        /** @param foot paragraphs of the footer of every mail */
        String with(List<String> foot) {
            var paragraphs =
                    new ArrayList<>(letter.parts().stream().map(PlainText::of).toList());
            // the signature separator: mail programs hide what follows
            paragraphs.add("-- \n" + String.join("\n\n", foot));
            return String.join("\n\n", paragraphs) + "\n";
        }

        private static String of(Part part) {
            return switch (part) {
                case Part.Paragraph paragraph -> Legible.text(paragraph.text());
                case Part.Action action -> Legible.line(action.label()) + "\n" + Legible.line(action.url());
                case Part.Code code -> "    " + Legible.line(code.digits());
                case Part.Quote quote ->
                    Legible.text(quote.text()).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
                case Part.Facts facts ->
                    facts.facts().stream()
                            .map(fact -> Legible.line(fact.label()) + "\n    " + Legible.line(fact.value()))
                            .collect(Collectors.joining("\n"));
                case Part.Links links ->
                    links.items().stream()
                            .map(item -> Legible.line(item.label()) + "\n" + Legible.line(item.url()))
                            .collect(Collectors.joining("\n"));
            };
        }
    }
}
