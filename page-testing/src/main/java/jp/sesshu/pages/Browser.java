package jp.sesshu.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real browser at the size of a device. It is Debian's Chromium; a page's errors are a failure of the test.
public final class Browser implements AutoCloseable {
    private static final List<Path> PLACES =
            Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .toList();

    /// How long to wait for what has to appear: a machine may be slow.
    private static final int PATIENCE_MILLIS = 30_000;

    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> errors = new ArrayList<>();

    /// @param switches of Chromium
    public Browser(String... switches) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(Stream.concat(Stream.of("--no-sandbox"), Stream.of(switches))
                                .toList()));
    }

    /// One that sees, through its camera, the same picture all the time.
    ///
    /// @param video a YUV4MPEG2 file
    public static Browser seeing(Path video) {
        return new Browser(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + video);
    }

    /// @param script what the browser does before anything of the page
    public Page open(String address, int width, int height, String script) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("ja-JP")
                .setAcceptDownloads(true));
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.addInitScript(script);
        page.navigate(address);
        return page;
    }

    public Page open(String address, int width, int height) {
        return open(address, width, height, "");
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    /// Kept in `target/screens`, for whoever wants to look.
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screens", name + ".png")));
    }

    private static Path executable() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "page tests need Chromium and none was found: apt-get install chromium fonts-noto-cjk"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
