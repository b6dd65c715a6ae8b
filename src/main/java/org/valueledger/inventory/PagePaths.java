package org.valueledger.inventory;

import org.springframework.web.util.UriComponentsBuilder;

/** Where a driver's pages are. */
final class PagePaths {

    private PagePaths() {}

    /** @param said what just happened, for a line at the top of the page */
    static String redirect(String customer, String driver, String page, String said) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/customers/{customer}/drivers/{driver}/{page}")
                        .queryParam("said", said)
                        .buildAndExpand(customer, driver, page)
                        .encode()
                        .toUriString();
    }
}
