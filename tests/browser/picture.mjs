// picture.mjs REPORT PICTURE: the head of a report as a picture, which the README shows. Not a test: run it when the
// report's looks have changed, as README.md here says.
import {open, run} from './page.mjs';

const [report, picture] = process.argv.slice(2);
await run(async (browser) => {
    const page = await open(browser, report, 1280, {colorScheme: 'light'});
    await page.setViewportSize({width: 1280, height: 1400});
    await page.screenshot({path: picture});
    return page.faults;
});
