// @ts-nocheck
// Generated from schemas/common/payload-fields.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { PayloadFields } from "../../types.ts";


function object0(object) {
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "sessionId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "accountId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "pageId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "userId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "anotherUserId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "anotherAccountId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "data": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
      case "userAttributes": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
      case "accountAttributes": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
    }
  }
  return true;
}

function view0(object, unknown) {
  const view = { eventId: undefined, profileId: undefined, sessionId: undefined, accountId: undefined, pageId: undefined, userId: undefined, anotherUserId: undefined, anotherAccountId: undefined, data: undefined, userAttributes: undefined, accountAttributes: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "eventId": {
        const value = object[key];
        view.eventId = value;
        break;
      }
      case "profileId": {
        const value = object[key];
        view.profileId = value;
        break;
      }
      case "sessionId": {
        const value = object[key];
        view.sessionId = value;
        break;
      }
      case "accountId": {
        const value = object[key];
        view.accountId = value;
        break;
      }
      case "pageId": {
        const value = object[key];
        view.pageId = value;
        break;
      }
      case "userId": {
        const value = object[key];
        view.userId = value;
        break;
      }
      case "anotherUserId": {
        const value = object[key];
        view.anotherUserId = value;
        break;
      }
      case "anotherAccountId": {
        const value = object[key];
        view.anotherAccountId = value;
        break;
      }
      case "data": {
        const value = object[key];
        view.data = value;
        break;
      }
      case "userAttributes": {
        const value = object[key];
        view.userAttributes = value;
        break;
      }
      case "accountAttributes": {
        const value = object[key];
        view.accountAttributes = value;
        break;
      }
      default:
        unknown.push(key);
    }
  }
  return view;
}

export function guard(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object0(value));
}

const pattern0 = { test: matches7e9b2bbe };

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.eventId !== undefined){
let data0 = data.eventId;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
vErrors = addError(vErrors, {instancePath:instancePath+"/eventId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/eventId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.profileId !== undefined){
let data1 = data.profileId;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
vErrors = addError(vErrors, {instancePath:instancePath+"/profileId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/profileId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.sessionId !== undefined){
let data2 = data.sessionId;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
vErrors = addError(vErrors, {instancePath:instancePath+"/sessionId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/sessionId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.accountId !== undefined){
let data3 = data.accountId;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
vErrors = addError(vErrors, {instancePath:instancePath+"/accountId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/accountId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.pageId !== undefined){
let data4 = data.pageId;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
vErrors = addError(vErrors, {instancePath:instancePath+"/pageId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/pageId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.userId !== undefined){
let data5 = data.userId;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
vErrors = addError(vErrors, {instancePath:instancePath+"/userId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/userId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.anotherUserId !== undefined){
let data6 = data.anotherUserId;
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
vErrors = addError(vErrors, {instancePath:instancePath+"/anotherUserId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/anotherUserId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.anotherAccountId !== undefined){
let data7 = data.anotherAccountId;
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
vErrors = addError(vErrors, {instancePath:instancePath+"/anotherAccountId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/anotherAccountId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.data !== undefined){
let data8 = data.data;
if(!(data8 && typeof data8 == "object" && !Array.isArray(data8))){
vErrors = addError(vErrors, {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.userAttributes !== undefined){
let data9 = data.userAttributes;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
vErrors = addError(vErrors, {instancePath:instancePath+"/userAttributes",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.accountAttributes !== undefined){
let data10 = data.accountAttributes;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
vErrors = addError(vErrors, {instancePath:instancePath+"/accountAttributes",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: "object"}});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "payload fields",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: ["eventId","profileId","sessionId","accountId","pageId","userId","anotherUserId","anotherAccountId"],
  missing: {},
  items: [],
};

/** The fields that both kinds of payload share, all optional here. Other keys are allowed. */
export const payloadFields: Validator<PayloadFields> = /* @__PURE__ */ createValidator("common/payload-fields", compiled);
