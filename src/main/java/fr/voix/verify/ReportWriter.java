package fr.voix.verify;

import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what came of a verification: on the one stream what was found, on the other what only concerns this run. */
record ReportWriter(PrintWriter out, PrintWriter err) {

    void find(String sentence) {
        say(out, sentence);
    }

    void note(String sentence) {
        say(err, sentence);
    }

    private static void say(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }

    void write(VerifyReport report) {
        report.told().forEach(out::println);
        for (UrnReport wrong : report.wrong()) {
            wrong.sentences().forEach(sentence -> out.println(wrong.uid() + ": " + sentence));
        }
        if (report.remark() != null) {
            out.println(report.remark());
        }
        find("verify urns=" + report.urns() + " leaves=" + report.leaves() + " ballots=" + report.ballots()
                + (report.signatures() > 0 ? " signatures=" + report.signatures() : "")
                + (report.entries() > 0 ? " entries=" + report.entries() : "")
                + (report.lines() > 0 ? " register=" + report.lines() : "")
                + (report.cosigners().isEmpty() ? "" : " cosigners=" + String.join(",", report.cosigners()))
                + " different="
                + report.count(Verdict.DIFFERENT) + " unchecked="
                + report.count(Verdict.UNCHECKABLE));
    }

    void write(Fork.Judgement judgement) {
        judgement.sentences().forEach(this::find);
    }

    /** @param file where to keep it, or null */
    void write(Fork fork, Path file) throws UncheckableException {
        if (file == null) {
            note(
                    "Two signed notes contradict each other: keep them with --fork-to FILE, for others to check by --fork.");
            return;
        }
        try {
            Files.write(file, fork.file());
        } catch (IOException e) {
            throw new UncheckableException("cannot write " + file + ": " + e.getMessage());
        }
        note("Two signed notes contradict each other; they are in " + file + ", for anybody to check:\n  verify --fork "
                + file + " --key …");
    }
}
