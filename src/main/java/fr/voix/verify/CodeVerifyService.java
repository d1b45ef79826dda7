package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.UncheckableException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what browsers are given against what the register says, and against a build. */
record CodeVerifyService(LogClient client, RegisterVerifyService register) {

    static final String NAME = "code";

    static final String ADDRESS = "/registre/code";
    static final int MOST_BYTES = 8 << 20;
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})  (/[A-Za-z0-9._/-]+)");
    private static final Pattern STYLE =
            Pattern.compile("<link rel=\"(?:stylesheet|modulepreload)\" href=\"([^\"?]+)(?:\\?v=[0-9a-f]+)?\"");
    private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOADED =
            Pattern.compile("<script [^>]*\\bsrc=\"(/[^\"?]+)(?:\\?v=[0-9a-f]+)?\"[^>]*>");
    private static final Pattern HIDDEN =
            Pattern.compile("<base\\b|<[^>]*\\s(?:on[a-z]+|srcdoc)\\s*=|javascript:", Pattern.CASE_INSENSITIVE);

    /**
     * What came of it.
     *
     * @param files how many were held against it
     */
    record Report(int files, Findings findings) {}

    /** @param built what a build says that it gives, or null */
    Report verify(String built) {
        Findings findings = new Findings();
        int files = 0;
        try {
            Optional<byte[]> served = client.get(ADDRESS, MOST_BYTES);
            if (served.isEmpty()) {
                findings.uncheckable("the service does not say which files it gives");
                return new Report(0, findings);
            }
            compareRegister(LogHash.plain(served.get()), findings);
            Map<String, String> manifest = parse(new String(served.get(), UTF_8), findings);
            if (built != null) {
                compareBuild(parse(built, findings), manifest, findings);
            }
            for (Map.Entry<String, String> file : manifest.entrySet()) {
                compareFile(file.getKey(), file.getValue(), findings);
                files++;
            }
            comparePage(manifest, findings);
        } catch (UncheckableException e) {
            findings.uncheckable(e.getMessage());
        }
        return new Report(files, findings);
    }

    private void compareRegister(byte[] hash, Findings findings) {
        RegisterVerifyService.Report read = register.verify();
        String served = HexFormat.of().formatHex(hash);
        if (read.findings().verdict() == Verdict.UNCHECKABLE) {
            read.findings().sentences().forEach(sentence -> findings.uncheckable("the register: " + sentence));
            return;
        }
        read.findings().sentences().forEach(sentence -> findings.difference("the register: " + sentence));
        if (!read.said().code().contains(served)) {
            findings.difference("the newest c1 lines of the register name "
                    + String.join(" and ", read.said().code()) + ", " + ADDRESS + " has the hash " + served);
        }
    }

    private static Map<String, String> parse(String manifest, Findings findings) {
        Map<String, String> files = new LinkedHashMap<>();
        manifest.lines().forEach(line -> {
            Matcher file = FILE.matcher(line);
            if (!file.matches() || files.put(file.group(2), file.group(1)) != null) {
                findings.difference("not a line that names a file once: " + line);
            }
        });
        return files;
    }

    private static void compareBuild(Map<String, String> built, Map<String, String> served, Findings findings) {
        var all = new TreeSet<>(built.keySet());
        all.addAll(served.keySet());
        for (String address : all) {
            if (!built.containsKey(address)) {
                findings.difference(address + " is served, and is not in the build");
            } else if (!built.get(address).equals(served.get(address))) {
                findings.difference(address + " is not that of the build");
            }
        }
    }

    private void compareFile(String address, String hash, Findings findings) throws UncheckableException {
        Optional<byte[]> content = client.get(address, MOST_BYTES);
        if (content.isEmpty()) {
            findings.difference(address + " is not served");
        } else if (!hash.equals(HexFormat.of().formatHex(LogHash.plain(content.get())))) {
            findings.difference(address + " is not what its hash says");
        }
    }

    /** The front page may load nothing else: it is the one that everybody meets. */
    private void comparePage(Map<String, String> manifest, Findings findings) throws UncheckableException {
        String page = new String(
                client.get("/", MOST_BYTES).orElseThrow(() -> new UncheckableException("there is no front page")),
                UTF_8);
        STYLE.matcher(page)
                .results()
                .map(style -> style.group(1))
                .filter(address -> !manifest.containsKey(address))
                .forEach(address -> findings.difference("the front page loads " + address + ", which is not named"));
        for (MatchResult script : SCRIPT.matcher(page).results().toList()) {
            Matcher loaded = LOADED.matcher(script.group());
            if (!loaded.matches() || !manifest.containsKey(loaded.group(1))) {
                findings.difference("the front page has a script that is not named: " + script.group());
            }
        }
        if (HIDDEN.matcher(page).find()) {
            findings.difference("the front page has a script outside a file");
        }
    }
}
