package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's browser: a real one, without a window. */
final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String address;

    private Chromium(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Skips the test, saying why, where the machine has no Chromium with its driver. */
    static Chromium openOrSkip(int port) {
        File browser = find("chromium", "chromium-browser", "google-chrome");
        File control = find("chromedriver");
        Assumptions.assumeTrue(
                browser != null && control != null,
                "SKIPPED: browser journeys need chromium and chromedriver on the PATH");
        var options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        var service =
                new ChromeDriverService.Builder().usingDriverExecutable(control).build();
        return new Chromium(new ChromeDriver(service, options), "http://localhost:" + port);
    }

    private static File find(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst()
                .orElse(null);
    }

    void signIn(String username, String password) {
        go("/login");
        type("username", username);
        type("password", password);
        press("main button[type=submit]");
        new WebDriverWait(driver, PATIENCE).until(page -> !path().startsWith("/login"));
        await(By.cssSelector("main h1"));
    }

    void go(String path) {
        driver.get(address + path);
    }

    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    void type(String field, String text) {
        type(By.name(field), text);
    }

    /** Where several inputs have one name. */
    void typeInto(String css, String text) {
        type(By.cssSelector(css), text);
    }

    private void type(By field, String text) {
        WebElement input = await(field);
        input.clear();
        input.sendKeys(text);
    }

    void upload(String field, File file) {
        await(By.name(field)).sendKeys(file.getAbsolutePath());
    }

    void choose(String field, String value) {
        new org.openqa.selenium.support.ui.Select(await(By.name(field))).selectByValue(value);
    }

    /** @param place counted from 0 */
    void chooseAt(String field, int place) {
        new org.openqa.selenium.support.ui.Select(await(By.name(field))).selectByIndex(place);
    }

    /** Sets a date whatever order the browser's locale types it in. */
    void date(String field, String iso) {
        driver.executeScript("arguments[0].value = arguments[1]", await(By.name(field)), iso);
    }

    /** In the middle of the window, where no head that stays in sight covers it. */
    void press(String css) {
        WebElement button = await(By.cssSelector(css));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    void follow(String linkText) {
        await(By.partialLinkText(linkText)).click();
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** What a field holds. */
    String value(String css) {
        return String.valueOf(await(By.cssSelector(css)).getDomProperty("value"));
    }

    String page() {
        return await(By.tagName("main")).getText();
    }

    void awaitText(String text) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), text));
    }

    /** Also where a problem is shown, above the page. */
    void awaitAnywhere(String text) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    /** Scrolls to the end first: pictures further down are loaded when they come into sight. */
    void awaitEveryPicture() {
        new WebDriverWait(driver, PATIENCE).until(page -> driver.executeScript("""
                [...document.images].forEach(i => i.scrollIntoView());
                return document.images.length > 0 && [...document.images].every(i => i.complete && i.naturalWidth > 0)
                """));
    }

    /** The same page on a phone in the dark and on a desk in the light: nothing sticks out, and axe finds nothing. */
    void looksRightEverywhere() {
        for (int width : new int[] {360, 1280}) {
            for (String scheme : List.of("dark", "light")) {
                show(width, scheme);
                Object over = driver.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(((Number) over).intValue())
                        .as(path() + " at " + width)
                        .isLessThanOrEqualTo(0);
                assertAccessible(width + " " + scheme);
            }
        }
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private void show(int width, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                // Colours on their way from one to the other have no contrast to speak of.
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    private void assertAccessible(String how) {
        List<Rule> violations = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
                .analyze(driver)
                .getViolations();
        assertThat(violations.stream()
                        .map(v -> v.getId() + ": " + v.getHelp() + " "
                                + v.getNodes().getFirst().getHtml()))
                .as(path() + " " + how)
                .isEmpty();
    }

    private WebElement await(By what) {
        return new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
