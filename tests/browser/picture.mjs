// picture.mjs REPORT PICTURE: the beginning of a report as a picture, which the README shows. Not a test: run it when the
// report's looks have changed, as README.md here says.
import {open, run} from './page.mjs';

const [report, picture] = process.argv.slice(2);
// 1280 pixels in all, and letters that can still be read where a page shows the picture at two thirds of that.
const width = 1024;
const scale = 1280 / width;
await run(async (browser) => {
    const page = await open(browser, report, width, {colorScheme: 'light'}, scale);
    // What stands out, the distribution of scores and the bands: up to the third heading below a chapter.
    const height = await page.evaluate(() => {
        const heading = document.querySelectorAll('h3')[2];
        return Math.floor(scrollY + heading.getBoundingClientRect().top - parseFloat(getComputedStyle(heading).marginTop) / 2);
    });
    await page.setViewportSize({width, height});
    await page.screenshot({path: picture});
    return page.faults;
});
